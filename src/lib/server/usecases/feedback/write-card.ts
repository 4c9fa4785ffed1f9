import type { Actor } from '#lib/domain/access/actor.ts';
import { isMemberOf } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { cardProblem, givingProblem, namingProblem } from '#lib/domain/feedback/card.ts';
import { isSilenceOver } from '#lib/domain/feedback/silence.ts';
import type { ChangeCardInput, WriteCardInput } from '#lib/contract/commands/feedback.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { readAgenda } from '../../db/queries/agenda.ts';
import {
	deleteCard,
	getCardOrThrow,
	insertCard,
	lockCard,
	showHiddenCards,
	updateCard
} from '../../db/queries/feedback-card.ts';
import { lockFeedbackMeeting, lockTurn } from '../../db/queries/feedback-turn.ts';
import { getMeetingOrThrow } from '../../db/queries/meeting-place.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from '../meeting/meeting-rights.ts';
import { resolvePin } from './card-pin.ts';

/** What is stored: `shown` when the meeting sees it already, since nobody writes in silence just now. */
export type CardWritten = { readonly shown: boolean };

/**
 * A card from a critical friend. While the turn's silent writing is not over, nobody but its writer reads it. The same
 * card sent twice is one card.
 * @throws ExpectedError cardTooShort, cardTooLong, cardToOneself, meetingHeld, changedByAnother (names were chosen
 * otherwise than its writer saw), notAllowed, notFound
 */
export async function writeCard(
	ports: Ports,
	actor: Actor,
	input: WriteCardInput
): Promise<CardWritten> {
	const { meeting, subject, personId } = await getPersonInMeeting(
		ports,
		actor,
		input.meetingId,
		'meeting.take'
	);
	const groupOrganisationIds = subject.groupOrganisationIds;
	assertSpeaksFor(actor, input.fromOrganisationId, groupOrganisationIds);
	refuse(cardProblem(input.text));
	return withActor(ports.db, actor, async (tx) => {
		const chosen = await lockFeedbackMeeting(tx, meeting.id, 'share');
		refuse(namingProblem(input, chosen));
		await lockTurn(tx, meeting.id, input.toOrganisationId, 'share');
		// Read under the turn's lock: whoever ends the silence waits for this card, or it comes after.
		const place = await getMeetingOrThrow(tx, meeting.id);
		refuse(
			givingProblem({
				from: input.fromOrganisationId,
				to: input.toOrganisationId,
				groupOrganisationIds,
				held: place.state === 'held'
			})
		);
		const now = ports.clock.now();
		const isNew = await insertCard(tx, {
			id: input.cardId,
			meeting_id: meeting.id,
			to_organisation_id: input.toOrganisationId,
			from_organisation_id: input.fromOrganisationId,
			writer_person_id: personId,
			nameless: input.nameless,
			kind: input.kind,
			text: input.text,
			...(await resolvePin(tx, input.pin, {
				meetingId: meeting.id,
				organisationId: input.toOrganisationId
			})),
			created_at: now
		});
		if (!isNew) return { shown: (await getCardOrThrow(tx, input.cardId)).shown_at !== null };
		const shown = isSilenceOver(await readAgenda(tx, place), input.toOrganisationId);
		if (shown) await showHiddenCards(tx, meeting.id, input.toOrganisationId, now);
		await publish(tx, meeting.id, 'cards');
		return { shown };
	});
}

/**
 * Changes one's own card while nobody else has seen it.
 * @throws ExpectedError cardShown, notFound, changedByAnother (on another device of one's own), cardTooShort, cardTooLong
 */
export async function changeCard(
	ports: Ports,
	actor: Actor,
	input: ChangeCardInput
): Promise<{ version: number }> {
	refuse(cardProblem(input.text));
	return withActor(ports.db, actor, async (tx) => {
		const card = await lockOwnHiddenCard(tx, actor, input.cardId);
		if (card.kind === input.kind && card.text === input.text && card.version > input.seen)
			return { version: card.version };
		if (card.version !== input.seen) throw new ExpectedError('changedByAnother');
		const version = card.version + 1;
		const to = { meetingId: card.meeting_id, organisationId: card.to_organisation_id };
		const words = { kind: input.kind, text: input.text, version };
		await updateCard(tx, card.id, { ...words, ...(await resolvePin(tx, input.pin, to)) });
		await publish(tx, card.meeting_id, 'cards');
		return { version };
	});
}

/** Takes one's own card back as if it had never been written. @throws ExpectedError cardShown, notFound */
export async function withdrawCard(
	ports: Ports,
	actor: Actor,
	input: { cardId: string }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const card = await lockOwnHiddenCard(tx, actor, input.cardId);
		await deleteCard(tx, card.id);
		await publish(tx, card.meeting_id, 'cards');
	});
}

async function lockOwnHiddenCard(tx: AppTransaction, actor: Actor, cardId: string) {
	const card = await lockCard(tx, cardId);
	if (card.shown_at !== null) throw new ExpectedError('cardShown');
	if (actor.kind !== 'person' || card.writer_person_id !== actor.personId)
		throw new ExpectedError('notFound');
	return card;
}

/** A member speaks for their organisation of the group; who is of none of them speaks for none. @throws ExpectedError notAllowed */
export function assertSpeaksFor(
	actor: Actor,
	organisationId: string | null,
	groupOrganisationIds: readonly string[]
): void {
	const own = groupOrganisationIds.filter((id) => isMemberOf(actor, id));
	const allowed = organisationId === null ? own.length === 0 : own.includes(organisationId);
	if (!allowed) throw new ExpectedError('notAllowed');
}

export function refuse(problem: ExpectedError['code'] | null): void {
	if (problem !== null) throw new ExpectedError(problem);
}
