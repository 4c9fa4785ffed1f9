import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { ChooseNamingInput, ShowCardInput } from '#lib/contract/commands/feedback.ts';
import { withActor } from '../../db/actor.ts';
import { getCardOrThrow, hasCards } from '../../db/queries/feedback-card.ts';
import {
	lockFeedbackMeeting,
	lockTurn,
	updateFeedbackMeeting,
	updateTurn
} from '../../db/queries/feedback-turn.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from '../meeting/meeting-rights.ts';

/** Puts one shown card before everybody, or none. @throws ExpectedError notAllowed, notFound */
export async function showCard(ports: Ports, actor: Actor, input: ShowCardInput): Promise<void> {
	const { subject } = await getPersonInMeeting(ports, actor, input.meetingId, 'meeting.lead');
	if (!subject.groupOrganisationIds.includes(input.organisationId))
		throw new ExpectedError('notFound');
	await withActor(ports.db, actor, async (tx) => {
		if (input.cardId !== null) {
			const card = await getCardOrThrow(tx, input.cardId);
			const isThere =
				card.shown_at !== null &&
				card.meeting_id === input.meetingId &&
				card.to_organisation_id === input.organisationId;
			if (!isThere) throw new ExpectedError('notFound');
		}
		const turn = await lockTurn(tx, input.meetingId, input.organisationId, 'update');
		if (turn.current_card_id === input.cardId) return;
		await updateTurn(tx, input.meetingId, input.organisationId, { current_card_id: input.cardId });
		await publish(tx, input.meetingId, 'cards');
	});
}

/**
 * Whether cards are shown with the organisation's name or without any. What somebody has written under one promise is
 * not shown under another: the choice stands from the first card on.
 * @throws ExpectedError cardsWritten, notAllowed, notFound
 */
export async function chooseNaming(
	ports: Ports,
	actor: Actor,
	input: ChooseNamingInput
): Promise<void> {
	await getPersonInMeeting(ports, actor, input.meetingId, 'meeting.lead');
	// As the system: whether there are hidden cards decides, and those are nobody's to read.
	await withActor(ports.db, systemActor, async (tx) => {
		const chosen = await lockFeedbackMeeting(tx, input.meetingId, 'update');
		if (chosen.nameless === input.nameless) return;
		if (await hasCards(tx, input.meetingId)) throw new ExpectedError('cardsWritten');
		await updateFeedbackMeeting(tx, input.meetingId, { nameless: input.nameless });
		await publish(tx, input.meetingId, 'cards');
	});
}
