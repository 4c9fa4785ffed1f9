import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { MeetingInput, NameFacilitatorInput } from '#lib/contract/commands/meeting.ts';
import { withActor } from '../../db/actor.ts';
import {
	endFacilitator,
	listMembersOfGroup,
	listOutsiders,
	saveFacilitator
} from '../../db/queries/meeting-people.ts';
import type { MeetingWithPlace } from '../../db/queries/meeting-place.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { lead } from './change-agenda.ts';
import { getPersonInMeeting } from './meeting-rights.ts';

/** Leads the meeting from now on, beside whoever does already. @throws ExpectedError notAllowed, notFound */
export async function takeLead(ports: Ports, actor: Actor, input: MeetingInput): Promise<void> {
	const { personId } = await getPersonInMeeting(ports, actor, input.meetingId, 'meeting.lead');
	await withActor(ports.db, actor, (tx) => lead(tx, ports, input.meetingId, personId));
}

/** Leads no longer; the agenda goes on. @throws ExpectedError notAllowed, notFound */
export async function leaveLead(ports: Ports, actor: Actor, input: MeetingInput): Promise<void> {
	const { personId } = await getPersonInMeeting(ports, actor, input.meetingId, 'meeting.lead');
	if (personId === null) return;
	await withActor(ports.db, actor, async (tx) => {
		if (await endFacilitator(tx, input.meetingId, personId, ports.clock.now()))
			await publish(tx, input.meetingId, 'room');
	});
}

/**
 * Names somebody who takes part to lead too, or instead of oneself.
 * @throws ExpectedError notFound (nobody of the meeting), notAllowed
 */
export async function nameFacilitator(
	ports: Ports,
	actor: Actor,
	input: NameFacilitatorInput
): Promise<void> {
	const { meeting, personId } = await getPersonInMeeting(
		ports,
		actor,
		input.meetingId,
		'meeting.lead'
	);
	await assertInMeeting(ports, meeting, input.personId);
	const now = ports.clock.now();
	await withActor(ports.db, actor, async (tx) => {
		await saveFacilitator(tx, {
			meetingId: meeting.id,
			personId: input.personId,
			namedBy: personId,
			now
		});
		if (input.handOver && personId !== null && personId !== input.personId)
			await endFacilitator(tx, meeting.id, personId, now);
		await publish(tx, meeting.id, 'room');
	});
}

/** @throws ExpectedError notFound */
export async function assertInMeeting(
	ports: Ports,
	meeting: MeetingWithPlace,
	personId: string
): Promise<void> {
	const known = await withActor(ports.db, systemActor, async (tx) => [
		...(await listMembersOfGroup(tx, meeting.group_id)),
		...(await listOutsiders(tx, meeting, ports.clock.now()))
	]);
	if (!known.some((one) => one.id === personId)) throw new ExpectedError('notFound');
}
