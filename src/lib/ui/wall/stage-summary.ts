import type { RunView } from '#lib/contract/live.ts';
import type { Screen } from '#lib/domain/poll/screen.ts';
import { m } from '#lib/messages/messages.js';
import { listOf } from '#lib/ui/poll/finding.ts';
import type { ItemResultView, OverviewView } from '#lib/ui/poll/result-view.ts';

type Locale = 'sv' | 'en';
export type StageShown = {
	readonly run: Pick<RunView, 'state' | 'k' | 'instrument' | 'joinCode'>;
	readonly screen: Screen;
	/** The result on the screen, when one is. */
	readonly item: ItemResultView | null;
	readonly overview: OverviewView | null;
	/** How many have answered, in words. */
	readonly turnout: string;
	readonly maySteer: boolean;
	/** Everyone thinks: the difference is not put in words yet. */
	readonly silent?: boolean;
};

/** What the wall shows now, as a screen reader is told when it changes. */
export function stageSummary(shown: StageShown, locale: Locale): string {
	switch (shown.screen.stage) {
		case 'join':
			return joinSummary(shown, locale);
		case 'item':
			return itemSummary(shown, locale);
		case 'overview':
			return sentences(
				m.wall_overview({}, { locale }),
				shown.overview?.title,
				shown.overview?.sum?.text,
				dontKnowText(shown.overview?.dontKnowLeads ?? [], locale)
			);
	}
}

function dontKnowText(items: readonly number[], locale: Locale): string | null {
	if (items.length === 0) return null;
	return m.wall_overview_dont_know({ items: listOf(items, locale) }, { locale });
}

function joinSummary({ run, turnout, maySteer }: StageShown, locale: Locale): string {
	if (run.state === 'draft')
		return sentences(
			m.wall_draft_title({}, { locale }),
			maySteer ? m.wall_draft_steer({}, { locale }) : null
		);
	if (run.state === 'closed')
		return sentences(
			m.wall_closed_title({}, { locale }),
			maySteer ? m.wall_closed_steer({}, { locale }) : null
		);
	return sentences(
		m.wall_heading({}, { locale }),
		`${m.ui_code_label({}, { locale })}: ${[...(run.joinCode ?? '')].join(' ')}`,
		turnout
	);
}

function itemSummary(shown: StageShown, locale: Locale): string {
	const { run, screen, item, silent } = shown;
	const beside = silent === true ? m.wall_silence({}, { locale }) : item?.difference;
	const count = run.instrument.items.length;
	const text = run.instrument.items.find((one) => one.no === screen.itemNo)?.text[locale];
	const head = m.wall_item_no({ no: screen.itemNo, count }, { locale });
	if (item === null) return sentences(head, text, hiddenText(shown, locale));
	if (item.suppressed)
		return sentences(
			head,
			text,
			m.ui_chart_too_few({}, { locale }),
			m.ui_chart_too_few_text({ k: run.k }, { locale }),
			beside
		);
	return sentences(
		head,
		text,
		item.title,
		m.ui_chart_aria_mean({ mean: item.mean }, { locale }),
		m.ui_chart_answers({ n: item.n }, { locale }),
		item.group === null ? null : `${m.ui_chart_working_group({}, { locale })} ${item.group.text}`,
		beside
	);
}

/** Why an item stands without its result. */
export function hiddenText(
	{ run, maySteer }: Pick<StageShown, 'run' | 'maySteer'>,
	locale: Locale
): string {
	if (run.state !== 'closed') return m.wall_item_open({}, { locale });
	return maySteer
		? m.wall_item_hidden_steer({}, { locale })
		: m.wall_item_hidden_wait({}, { locale });
}

function sentences(...parts: (string | null | undefined)[]): string {
	return parts
		.filter((part): part is string => typeof part === 'string' && part !== '')
		.map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
		.join(' ');
}
