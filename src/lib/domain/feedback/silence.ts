import type { Agenda, AgendaItem } from '../meeting/agenda.ts';

/** What the rule needs of an agenda. */
export type AgendaInSilence = {
	readonly items: readonly Pick<
		AgendaItem,
		'id' | 'kind' | 'organisationId' | 'startedAt' | 'endedAt' | 'skippedAt'
	>[];
	readonly runningItemId: Agenda['runningItemId'];
};

/** What follows the silent writing of a turn: once it has begun, the meeting has moved on. */
const spokenKinds: readonly string[] = ['feedback', 'response', 'takeHome'];

/**
 * True when the cards to an organisation are the meeting's to see: every box of silent writing in its turn has ended
 * or been skipped, or what comes after it has begun. While a box runs, also when one has gone back to it, it is not.
 * An agenda without the box hides nothing.
 */
export function isSilenceOver(agenda: AgendaInSilence, organisationId: string): boolean {
	const turn = agenda.items.filter((item) => item.organisationId === organisationId);
	const boxes = turn.filter((item) => item.kind === 'silentWriting');
	if (boxes.some((box) => box.id === agenda.runningItemId)) return false;
	if (boxes.every((box) => box.endedAt !== null || box.skippedAt !== null)) return true;
	const last = turn.findLastIndex((item) => item.kind === 'silentWriting');
	return turn
		.slice(last)
		.some((item) => spokenKinds.includes(item.kind) && item.startedAt !== null);
}
