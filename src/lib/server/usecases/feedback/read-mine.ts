import type { Actor } from '#lib/domain/access/actor.ts';
import { isMemberOf } from '#lib/domain/access/can.ts';
import type { Outcome } from '#lib/domain/feedback/takeaway.ts';
import type { MineView } from '#lib/contract/views/feedback.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listPartTitles, listPinChoices } from '../../db/queries/card-pin.ts';
import { listOwnHiddenCards } from '../../db/queries/feedback-card.ts';
import { findPreviousMeeting } from '../../db/queries/meeting-decision.ts';
import type { MeetingWithPlace } from '../../db/queries/meeting-place.ts';
import { listNotes, listOwnAnswers } from '../../db/queries/reflection.ts';
import { listTakeaways } from '../../db/queries/takeaway.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from '../meeting/meeting-rights.ts';
import { pinView } from './card-views.ts';
import { takeawayView } from './take-home-views.ts';

/**
 * What only the person themselves may see of a meeting: their cards and answers that are not shown, which notes are
 * theirs, what they can pin a card to, and what became of what their own organisation took home.
 * @throws ExpectedError notFound, notSignedIn, notAllowed
 */
export async function readMine(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string }
): Promise<MineView> {
	const { meeting, personId } = await getPersonInMeeting(
		ports,
		actor,
		input.meetingId,
		'meeting.take'
	);
	if (personId === null) return { cards: [], answers: [], noteIds: [], pins: [], outcomes: {} };
	return withActor(ports.db, actor, async (tx) => {
		const titles = await listPartTitles(tx, meeting.id);
		const cards = await listOwnHiddenCards(tx, meeting.id, personId);
		const notes = await listNotes(tx, meeting.id);
		return {
			cards: cards.map((card) => ({
				cardId: card.id,
				toOrganisationId: card.to_organisation_id,
				kind: card.kind,
				text: card.text,
				pin: pinView(card, titles),
				nameless: card.nameless,
				version: card.version
			})),
			answers: await listOwnAnswers(tx, meeting.id, personId),
			noteIds: notes.filter((note) => note.writer_person_id === personId).map((note) => note.id),
			pins: await listPinChoices(tx, meeting.id),
			outcomes: await ownOutcomes(tx, actor, meeting)
		};
	});
}

/** By take-away, of this meeting and the one before it. */
async function ownOutcomes(tx: AppTransaction, actor: Actor, meeting: MeetingWithPlace) {
	const before = await findPreviousMeeting(tx, meeting);
	const outcomes: Record<string, Outcome> = {};
	for (const meetingId of [meeting.id, ...(before === null ? [] : [before.id])])
		for (const row of await listTakeaways(tx, meetingId)) {
			if (!isMemberOf(actor, row.organisation_id)) continue;
			const { outcome } = takeawayView(row, { groupId: meeting.group_id, own: true });
			if (outcome !== null) outcomes[row.id] = outcome;
		}
	return outcomes;
}
