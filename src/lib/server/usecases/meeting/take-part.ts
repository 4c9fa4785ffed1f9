import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertOpen } from '#lib/domain/meeting/life-cycle.ts';
import type {
	AttendMeetingInput,
	GiveWordInput,
	RaiseHandInput,
	SayReadyInput
} from '#lib/contract/commands/meeting.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listMembersOfGroup } from '../../db/queries/meeting-people.ts';
import {
	callQueued,
	deleteQueued,
	insertQueued,
	saveAttended,
	saveReady,
	updateAttended
} from '../../db/queries/meeting-room.ts';
import { publish } from '../../live/publish.ts';
import { systemActor } from '#lib/domain/access/actor.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from './meeting-rights.ts';

/** What somebody in the meeting does for themselves, told to the room. */
async function inRoom(
	ports: Ports,
	actor: Actor,
	meetingId: string,
	work: (
		tx: AppTransaction,
		me: Awaited<ReturnType<typeof getPersonInMeeting>> & { personId: string }
	) => Promise<void>
): Promise<void> {
	const me = await getPersonInMeeting(ports, actor, meetingId, 'meeting.take');
	const { personId } = me;
	if (personId === null) throw new ExpectedError('notAllowed');
	await withActor(ports.db, actor, async (tx) => {
		await work(tx, { ...me, personId });
		await publish(tx, meetingId, 'room');
	});
}

/** Asks for the word, or no longer. @throws ExpectedError meetingNotOpen, notAllowed, notFound */
export async function raiseHand(ports: Ports, actor: Actor, input: RaiseHandInput): Promise<void> {
	const { meetingId, raised } = input;
	await inRoom(ports, actor, meetingId, async (tx, { meeting, personId }) => {
		if (!raised) return deleteQueued(tx, meetingId, { personId });
		assertOpen(meeting);
		return insertQueued(tx, { meetingId, personId, now: ports.clock.now() });
	});
}

/** Gives somebody in the queue the word (whoever had it is done), or says that they have had it. @throws ExpectedError */
export async function giveWord(ports: Ports, actor: Actor, input: GiveWordInput): Promise<void> {
	const { meetingId, personId } = input;
	await getPersonInMeeting(ports, actor, meetingId, 'meeting.lead');
	await withActor(ports.db, actor, async (tx) => {
		if (input.word === 'had') await deleteQueued(tx, meetingId, { personId });
		else {
			await deleteQueued(tx, meetingId, { called: true });
			await callQueued(tx, { meetingId, personId, now: ports.clock.now() });
		}
		await publish(tx, meetingId, 'room');
	});
}

/** Done with the item that runs; a late press on another does nothing. @throws ExpectedError meetingNotOpen, notAllowed */
export async function sayReady(ports: Ports, actor: Actor, input: SayReadyInput): Promise<void> {
	const { meetingId, itemId, ready } = input;
	await inRoom(ports, actor, meetingId, async (tx, { meeting, personId }) => {
		assertOpen(meeting);
		if (meeting.running_item_id !== itemId) return;
		await saveReady(tx, { meetingId, itemId, personId, ready });
	});
}

/**
 * In the room or from afar, for oneself or for somebody of one's own organisation who could not come.
 * @throws ExpectedError notFound (nobody of the organisation), notAllowed
 */
export async function attendMeeting(
	ports: Ports,
	actor: Actor,
	input: AttendMeetingInput
): Promise<void> {
	const { meetingId, place, standsInFor } = input;
	await inRoom(ports, actor, meetingId, async (tx, { meeting, personId }) => {
		const members = await withActor(ports.db, systemActor, (system) =>
			listMembersOfGroup(system, meeting.group_id)
		);
		const own = members.find((one) => one.id === personId);
		const whom = members.find(
			(one) => one.id === standsInFor && one.organisation_id === own?.organisation_id
		);
		if (standsInFor !== null && (whom === undefined || standsInFor === personId))
			throw new ExpectedError('notFound', ['standsInFor']);
		const now = ports.clock.now();
		await saveAttended(tx, [
			{
				meeting_id: meetingId,
				person_id: personId,
				organisation_id: own?.organisation_id ?? null,
				role: own?.role ?? null,
				place: null,
				stands_in_for: null,
				first_seen_at: now,
				last_seen_at: now
			}
		]);
		await updateAttended(tx, { meetingId, personId, place, standsInFor });
	});
}
