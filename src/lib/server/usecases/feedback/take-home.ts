import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { takeawayFrom, takeawayProblem } from '#lib/domain/feedback/takeaway.ts';
import type {
	AddTakeawayInput,
	ChangeTakeawayInput,
	TakeHomeCardInput
} from '#lib/contract/commands/feedback.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { findStepInMeeting } from '../../db/queries/card-pin.ts';
import { getCardOrThrow } from '../../db/queries/feedback-card.ts';
import {
	findTakeaway,
	insertTakeaway,
	lockTakeaway,
	updateTakeaway
} from '../../db/queries/takeaway.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting, type MeetingSubject } from '../meeting/meeting-rights.ts';
import { refuse } from './write-card.ts';

/**
 * One press: what a card says is taken home by an organisation, with the card as its origin. Two members who press at
 * once take it home once. @throws ExpectedError notAllowed, notFound
 */
export async function takeHomeCard(
	ports: Ports,
	actor: Actor,
	input: TakeHomeCardInput
): Promise<void> {
	assertCan(actor, 'takeaway.write', { organisationId: input.organisationId });
	const card = await withActor(ports.db, actor, (tx) => getCardOrThrow(tx, input.cardId));
	if (card.shown_at === null) throw new ExpectedError('notFound');
	const { subject } = await getPersonInMeeting(ports, actor, card.meeting_id, 'meeting.take');
	assertInGroup(subject, input.organisationId);
	await withActor(ports.db, actor, async (tx) => {
		const isNew = await insertTakeaway(tx, {
			id: input.takeawayId,
			meeting_id: card.meeting_id,
			organisation_id: input.organisationId,
			text: takeawayFrom(card.text),
			from_card_id: card.id,
			from_step_id: null,
			origin_text: card.text,
			created_by: personOf(actor),
			created_at: ports.clock.now()
		});
		if (isNew) await tell(tx, card.meeting_id, { card: true });
	});
}

/**
 * Something to take home in one's own words, perhaps from a step of a process that was presented. Sent twice it is
 * there once. @throws ExpectedError takeawayTooShort, textTooLong, notAllowed, notFound
 */
export async function addTakeaway(
	ports: Ports,
	actor: Actor,
	input: AddTakeawayInput
): Promise<void> {
	assertCan(actor, 'takeaway.write', { organisationId: input.organisationId });
	const { meeting, subject } = await getPersonInMeeting(
		ports,
		actor,
		input.meetingId,
		'meeting.take'
	);
	assertInGroup(subject, input.organisationId);
	refuse(takeawayProblem(input.text));
	await withActor(ports.db, actor, async (tx) => {
		const step =
			input.fromStepId === null ? null : await findStepInMeeting(tx, input.fromStepId, meeting.id);
		const isNew = await insertTakeaway(tx, {
			id: input.takeawayId,
			meeting_id: meeting.id,
			organisation_id: input.organisationId,
			text: input.text,
			from_card_id: null,
			from_step_id: step?.id ?? null,
			origin_text: step === null ? '' : `${step.name} (${step.organisation})`,
			created_by: personOf(actor),
			created_at: ports.clock.now()
		});
		if (isNew) await tell(tx, meeting.id, { card: false });
	});
}

/** @throws ExpectedError changedByAnother, takeawayTooShort, textTooLong, notAllowed, notFound */
export async function changeTakeaway(
	ports: Ports,
	actor: Actor,
	input: ChangeTakeawayInput
): Promise<{ version: number }> {
	refuse(takeawayProblem(input.text));
	return withActor(ports.db, actor, async (tx) => {
		const takeaway = await lockTakeaway(tx, input.takeawayId);
		assertCan(actor, 'takeaway.write', { organisationId: takeaway.organisation_id });
		if (takeaway.text === input.text) return { version: takeaway.version };
		if (takeaway.version !== input.seen) throw new ExpectedError('changedByAnother');
		const version = takeaway.version + 1;
		await updateTakeaway(tx, takeaway.id, { text: input.text, version });
		await tell(tx, takeaway.meeting_id, { card: false });
		return { version };
	});
}

/** Takes it off the list; what became of it in the log stays. @throws ExpectedError notAllowed, notFound */
export async function removeTakeaway(
	ports: Ports,
	actor: Actor,
	input: { takeawayId: string }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const takeaway = await findTakeaway(tx, input.takeawayId);
		if (takeaway === null) throw new ExpectedError('notFound');
		assertCan(actor, 'takeaway.write', { organisationId: takeaway.organisation_id });
		if (takeaway.removed_at !== null) return;
		await updateTakeaway(tx, takeaway.id, { removed_at: ports.clock.now() });
		await tell(tx, takeaway.meeting_id, { card: takeaway.from_card_id !== null });
	});
}

/** A card says who took it home, and the agenda whether anybody took anything. */
async function tell(tx: AppTransaction, meetingId: string, about: { card: boolean }) {
	// In the order of whoever steps the agenda, so that the two never wait for each other.
	if (about.card) await publish(tx, meetingId, 'cards');
	await publish(tx, meetingId, 'takeHome');
	await publish(tx, meetingId, 'agenda');
}

function assertInGroup(subject: MeetingSubject, organisationId: string): void {
	if (!subject.groupOrganisationIds.includes(organisationId)) throw new ExpectedError('notFound');
}

function personOf(actor: Actor): string | null {
	return actor.kind === 'person' ? actor.personId : null;
}
