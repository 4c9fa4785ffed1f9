import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listMembersOfGroup, listPresent } from '../../db/queries/meeting-people.ts';
import { getMeetingOrThrow, type MeetingWithPlace } from '../../db/queries/meeting-place.ts';
import { saveAttended, savePresent, sawPersons } from '../../db/queries/meeting-room.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/**
 * Says who has the meeting before them on this instance, and returns who does over all instances. Who is in the room is
 * told when that changed: another instance's people may have gone with it, without a word.
 */
export async function recordMeetingPresence(
	ports: Ports,
	presence: {
		instanceId: string;
		meetingId: string;
		personIds: readonly string[];
		changed: boolean;
		/** Who was here over all instances as it was returned last. */
		total: string | undefined;
	}
): Promise<string> {
	const now = ports.clock.now();
	const { meetingId } = presence;
	return withActor(ports.db, systemActor, async (tx) => {
		const meeting = await getMeetingOrThrow(tx, meetingId);
		await savePresent(tx, { ...presence, now });
		const present = await listPresent(tx, meetingId, now);
		const total = present.join(',');
		if (presence.changed || total !== presence.total) {
			if (meeting.state === 'open') await keepAttendance(tx, meeting, present, now);
			await publish(tx, meetingId, 'room');
		}
		return total;
	});
}

/** Instances are known by ids of their own; those who ask over HTTP share this one. */
const overHttp = '00000000-0000-0000-0000-000000000000';

/** A sign of life of somebody whose websocket does not get through. */
export async function sawInMeeting(ports: Ports, actor: Actor, meetingId: string): Promise<void> {
	if (actor.kind !== 'person') return;
	const { personId } = actor;
	const now = ports.clock.now();
	await withActor(ports.db, systemActor, async (tx) => {
		const before = await listPresent(tx, meetingId, now);
		await sawPersons(tx, { meetingId, instanceId: overHttp, personIds: [personId], now });
		if (before.includes(personId)) return;
		const meeting = await getMeetingOrThrow(tx, meetingId);
		if (meeting.state === 'open') await keepAttendance(tx, meeting, [personId], now);
		await publish(tx, meetingId, 'room');
	});
}

/** Who is here stays on the list of who was there, as what they are. */
export async function keepAttendance(
	tx: AppTransaction,
	meeting: MeetingWithPlace,
	personIds: readonly string[],
	now: Date
): Promise<void> {
	const members = await listMembersOfGroup(tx, meeting.group_id);
	await saveAttended(
		tx,
		personIds.map((person_id) => {
			const own = members.find((one) => one.id === person_id);
			return {
				meeting_id: meeting.id,
				person_id,
				organisation_id: own?.organisation_id ?? null,
				role: own?.role ?? null,
				place: null,
				stands_in_for: null,
				first_seen_at: now,
				last_seen_at: now
			};
		})
	);
}
