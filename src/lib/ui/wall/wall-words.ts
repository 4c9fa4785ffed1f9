import type { GroupBeside, RunView } from '#lib/contract/live.ts';
import type { Why } from '#lib/client/wall-keys.ts';
import { m } from '#lib/messages/messages.js';
import type { ItemResultView } from '#lib/ui/poll/result-view.ts';

const explanations: Record<Why, () => string> = {
	closedIsFinal: m.wall_closed_final,
	resultLater: m.wall_result_later,
	chooseItem: m.wall_result_choose_item,
	sortInOverview: m.wall_sort_in_overview,
	noDifference: m.wall_no_difference,
	noTable: m.wall_no_table,
	noCodeDraft: m.wall_no_code_draft,
	noCodeClosed: m.wall_no_code_closed
};

/** Why a key does nothing just now. */
export function explanation(why: Why): string {
	return explanations[why]();
}

type Described = Pick<RunView, 'organisation' | 'targetGroup' | 'closedAt'>;

/** Whom and when the overview is about. */
export function overviewSubtitle(run: Described): string {
	return joined([run.organisation, run.targetGroup, closedDay(run)]);
}

/** How many an item's result is about and when; whom is said at the top of the wall. */
export function itemSubtitle(
	run: Described,
	item: ItemResultView | null,
	group: GroupBeside | null = null
): string {
	const answered =
		item === null || item.suppressed
			? null
			: m.wall_item_answered({ count: item.n + item.dontKnow.count });
	const note = item?.group === null ? null : groupNote(group);
	return joined([answered, closedDay(run), note]);
}

/** Whose the ring is, and that it is of another occasion where it is. */
export function groupNote(group: GroupBeside | null): string | null {
	if (group === null || group.apart === 'otherInstrument') return null;
	const day = dayOf(group.closedAt);
	return group.apart === null
		? m.wall_group_note({ group: group.targetGroup, day })
		: m.wall_group_note_other({ group: group.targetGroup, day, ordinal: group.meetingOrdinal });
}

function closedDay(run: Described): string | null {
	return run.closedAt === null ? null : dayOf(run.closedAt);
}

/** The day in Sweden, 2026-11-22. */
function dayOf(instant: string): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(
		new Date(instant)
	);
}

function joined(parts: readonly (string | null | undefined)[]): string {
	return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}
