import { isSilenceOver, type AgendaInSilence } from '#lib/domain/feedback/silence.ts';
import type { AppTransaction } from '../../db/database.ts';
import { showHiddenCards } from '../../db/queries/feedback-card.ts';
import { lockTurn, updateTurn } from '../../db/queries/feedback-turn.ts';
import { publish } from '../../live/publish.ts';

/**
 * Shows the cards of every turn whose silent writing is over, after a change of the agenda. Cards that are shown stay
 * shown, whatever is stepped back. The turns are taken in one order, so that two who step never wait for each other.
 */
export async function showCardsAfterSilence(
	tx: AppTransaction,
	meetingId: string,
	agenda: AgendaInSilence,
	turns: { readonly organisationIds: readonly string[]; readonly now: Date }
): Promise<void> {
	const over = turns.organisationIds.filter((id) => isSilenceOver(agenda, id)).sort();
	let changed = false;
	for (const organisationId of over) {
		const turn = await lockTurn(tx, meetingId, organisationId, 'update');
		const shown = await showHiddenCards(tx, meetingId, organisationId, turns.now);
		if (turn.shown_at === null)
			await updateTurn(tx, meetingId, organisationId, { shown_at: turns.now });
		changed ||= shown > 0 || turn.shown_at === null;
	}
	if (changed) await publish(tx, meetingId, 'cards');
}
