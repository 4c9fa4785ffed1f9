import { ExpectedError } from '../errors.ts';
import type { RunState } from './run-state.ts';
import type { Sort } from './tally.ts';

/** What the wall shows: the join page, then item by item, then the overview. Results only after closing. */
export type Screen = {
	readonly stage: 'join' | 'item' | 'overview';
	readonly itemNo: number;
	readonly revealed: boolean;
	/** Join information laid over any stage (key Q). */
	readonly joinShown: boolean;
	readonly sort: Sort;
	/** The moment everyone thinks before the difference is put in words; null when there is none, or it was ended. */
	readonly silence: Silence | null;
};

/** An ISO instant and a length: each device counts for itself. */
export type Silence = { readonly from: string; readonly seconds: number };

/** The first half-minute in the room: long enough for a thought of one's own, short enough to bear. */
export const silenceSeconds = 30;

/** @param now milliseconds since 1970 by the server's clock */
export function isSilent({ silence }: Pick<Screen, 'silence'>, now: number): boolean {
	return silence !== null && now < Date.parse(silence.from) + silence.seconds * 1000;
}

export const firstScreen: Screen = {
	stage: 'join',
	itemNo: 1,
	revealed: false,
	joinShown: false,
	sort: 'number',
	silence: null
};

export type ScreenStep =
	| { readonly step: 'next' | 'previous' | 'advance' | 'reveal' | 'hide' | 'toggleJoin' }
	| { readonly step: 'goToItem'; readonly itemNo: number }
	| { readonly step: 'goToJoin' | 'goToOverview' }
	| { readonly step: 'sort'; readonly sort: Sort };

type Run = {
	readonly state: RunState;
	readonly itemCount: number;
	/** Items with a difference to tell, and the instant of the step: revealing one of them begins a silence. */
	readonly telling?: { readonly items: readonly number[]; readonly now: string };
};

/**
 * The screen after a step. Stepping past an end stays there; moving to another item hides its result again.
 * @throws ExpectedError runNotClosed (results before closing), itemOutsideInstrument, stepNotPossible
 */
export function decideScreen(screen: Screen, step: ScreenStep, run: Run): Screen {
	switch (step.step) {
		case 'next':
			return isSilentNow(screen, run) ? { ...screen, silence: null } : next(screen, run);
		case 'previous':
			return previous(screen, run);
		case 'advance':
			return advance(screen, run);
		case 'reveal':
			return reveal(screen, run);
		case 'hide':
			return { ...screen, revealed: false, silence: null };
		case 'toggleJoin':
			return { ...screen, joinShown: !screen.joinShown };
		case 'goToJoin':
			return { ...screen, stage: 'join', revealed: false, joinShown: false, silence: null };
		case 'goToItem':
			return item(screen, step.itemNo, run);
		case 'goToOverview':
			return overview(screen, run);
		case 'sort':
			return { ...screen, sort: step.sort };
	}
}

function next(screen: Screen, run: Run): Screen {
	if (screen.stage === 'join') return item(screen, 1, run);
	if (screen.stage === 'overview') return screen;
	if (screen.itemNo < run.itemCount) return item(screen, screen.itemNo + 1, run);
	return run.state === 'closed' ? overview(screen, run) : screen;
}

function previous(screen: Screen, run: Run): Screen {
	if (screen.stage === 'overview') return item(screen, run.itemCount, run);
	if (screen.stage === 'join') return screen;
	return screen.itemNo > 1
		? item(screen, screen.itemNo - 1, run)
		: { ...screen, stage: 'join', revealed: false, silence: null };
}

function item(screen: Screen, itemNo: number, run: Run): Screen {
	if (!Number.isInteger(itemNo) || itemNo < 1 || itemNo > run.itemCount)
		throw new ExpectedError('itemOutsideInstrument', ['itemNo']);
	return { ...screen, stage: 'item', itemNo, revealed: false, joinShown: false, silence: null };
}

function overview(screen: Screen, run: Run): Screen {
	if (run.state !== 'closed') throw new ExpectedError('runNotClosed');
	return { ...screen, stage: 'overview', revealed: true, joinShown: false, silence: null };
}

function reveal(screen: Screen, run: Run): Screen {
	if (run.state !== 'closed') throw new ExpectedError('runNotClosed');
	if (screen.stage === 'join') throw new ExpectedError('stepNotPossible');
	if (screen.stage === 'overview') return { ...screen, joinShown: false };
	// What is shown already is told in full: whoever leads ends the silence.
	const silence = screen.revealed ? null : silenceAt(screen.itemNo, run);
	return { ...screen, revealed: true, joinShown: false, silence };
}

function silenceAt(itemNo: number, { telling }: Run): Silence | null {
	if (telling === undefined || !telling.items.includes(itemNo)) return null;
	return { from: telling.now, seconds: silenceSeconds };
}

function isSilentNow(screen: Screen, { telling }: Run): boolean {
	return telling !== undefined && isSilent(screen, Date.parse(telling.now));
}

/** One key for a whole showing: the result, then its difference, then the next item. */
function advance(screen: Screen, run: Run): Screen {
	if (screen.stage !== 'item' || run.state !== 'closed') return next(screen, run);
	if (!screen.revealed) return { ...reveal(screen, run), joinShown: screen.joinShown };
	return isSilentNow(screen, run) ? { ...screen, silence: null } : next(screen, run);
}
