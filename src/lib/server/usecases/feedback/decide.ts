import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { takeawayProblem } from '#lib/domain/feedback/takeaway.ts';
import { dueProblem } from '#lib/domain/log/entry.ts';
import { assertNotHeld } from '#lib/domain/meeting/life-cycle.ts';
import type { SaveDecisionInput, SetNextDateInput } from '#lib/contract/commands/feedback.ts';
import { withActor } from '../../db/actor.ts';
import { findNextMeeting, lockMeeting } from '../../db/queries/meeting-place.ts';
import {
	findDecision,
	insertDecision,
	lockDecision,
	saveNextDay,
	updateDecision
} from '../../db/queries/meeting-decision.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from '../meeting/meeting-rights.ts';
import { refuse } from './write-card.ts';

/**
 * What the meeting decided and who does it: a new decision, or a change of one that nobody else has changed since.
 * @throws ExpectedError takeawayTooShort, textTooLong, dayTooFarOff, changedByAnother, meetingHeld, notAllowed, notFound
 */
export async function saveDecision(
	ports: Ports,
	actor: Actor,
	input: SaveDecisionInput
): Promise<void> {
	const { meeting, subject } = await getPersonInMeeting(
		ports,
		actor,
		input.meetingId,
		'meeting.take'
	);
	assertNotHeld(meeting);
	refuse(takeawayProblem(input.text));
	refuse(dueProblem(input.dueOn));
	const { organisationId } = input;
	if (organisationId !== null && !subject.groupOrganisationIds.includes(organisationId))
		throw new ExpectedError('notFound');
	const words = {
		organisation_id: organisationId,
		text: input.text,
		who: input.who,
		due_on: input.dueOn === '' ? null : input.dueOn
	};
	await withActor(ports.db, actor, async (tx) => {
		const before = await lockDecision(tx, input.decisionId);
		if (before === null)
			await insertDecision(tx, {
				id: input.decisionId,
				meeting_id: meeting.id,
				...words,
				created_at: ports.clock.now()
			});
		else {
			if (before.meeting_id !== meeting.id) throw new ExpectedError('notFound');
			const isSame =
				before.text === words.text &&
				before.who === words.who &&
				before.due_on === words.due_on &&
				before.organisation_id === words.organisation_id;
			if (isSame && before.removed_at === null) return;
			if (before.version !== input.seen) throw new ExpectedError('changedByAnother');
			await updateDecision(tx, before.id, {
				...words,
				version: before.version + 1,
				removed_at: null
			});
		}
		await publish(tx, meeting.id, 'takeHome');
	});
}

/** @throws ExpectedError meetingHeld, notAllowed, notFound */
export async function removeDecision(
	ports: Ports,
	actor: Actor,
	input: { decisionId: string }
): Promise<void> {
	const decision = await withActor(ports.db, actor, (tx) => findDecision(tx, input.decisionId));
	if (decision === null) throw new ExpectedError('notFound');
	const { meeting } = await getPersonInMeeting(ports, actor, decision.meeting_id, 'meeting.take');
	assertNotHeld(meeting);
	await withActor(ports.db, actor, async (tx) => {
		await updateDecision(tx, decision.id, { removed_at: ports.clock.now() });
		await publish(tx, meeting.id, 'takeHome');
	});
}

/**
 * The day of the meeting after this one, agreed before anybody leaves. Where the round had planned none, there is one
 * now. @throws ExpectedError dayBeforeMeeting, changedByAnother, meetingHeld, notAllowed, notFound
 */
export async function setNextDate(
	ports: Ports,
	actor: Actor,
	input: SetNextDateInput
): Promise<void> {
	const { meeting } = await getPersonInMeeting(ports, actor, input.meetingId, 'meeting.lead');
	assertNotHeld(meeting);
	refuse(dueProblem(input.day));
	const day = input.day === '' ? null : input.day;
	if (day !== null && meeting.held_on !== null && day <= meeting.held_on)
		throw new ExpectedError('dayBeforeMeeting', ['day']);
	await withActor(ports.db, actor, async (tx) => {
		await lockMeeting(tx, meeting.id);
		const next = await findNextMeeting(tx, meeting);
		const now = next?.held_on ?? null;
		if (now === day) return;
		if ((now ?? '') !== input.seen) throw new ExpectedError('changedByAnother');
		await saveNextDay(tx, meeting.id, day);
		await publish(tx, meeting.id, 'takeHome');
		await publish(tx, meeting.id, 'agenda');
	});
}
