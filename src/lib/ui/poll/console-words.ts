import type { RunView } from '#lib/contract/live.ts';
import type { Screen } from '#lib/domain/poll/screen.ts';
import { m } from '#lib/messages/messages.js';
import { wallNow, type WallNow } from './console-plan.ts';

const wallTexts: Record<WallNow, () => string> = {
	draft: m.run_wall_now_draft,
	join: m.run_wall_now_join,
	closed: m.run_wall_now_closed,
	question: m.run_wall_now_question,
	result: m.run_wall_now_result,
	overview: m.run_wall_now_overview
};

type Told = Pick<RunView, 'state' | 'instrument'>;

/** "Moment 3 av 10" when the wall stands at an item, else null. */
export function itemNowText(run: Told, screen: Screen): string | null {
	return screen.stage === 'item' && run.state !== 'draft'
		? m.run_item_of({ no: screen.itemNo, count: run.instrument.items.length })
		: null;
}

/** What the people in the room see: "Moment 3 av 10, frågan och resultatet". */
export function wallNowText(run: Told, screen: Screen): string {
	const now = wallNow({ state: run.state, screen });
	const item = now === 'question' || now === 'result' ? itemNowText(run, screen) : null;
	return item === null ? wallTexts[now]() : `${item}, ${wallTexts[now]()}`;
}
