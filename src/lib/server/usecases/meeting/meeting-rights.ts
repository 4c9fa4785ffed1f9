import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan, can, type Permission, type Subject } from '#lib/domain/access/can.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import {
	getMeetingOrThrow,
	listOrganisationsOfGroup,
	type MeetingWithPlace
} from '../../db/queries/meeting-place.ts';
import { readMeetingRights } from '../../db/queries/meeting-people.ts';
import type { Ports } from '../../ports.ts';

export type MeetingPermission = Extract<Permission, `meeting.${string}`>;
export type MeetingSubject = Subject & {
	readonly meetingId: string;
	readonly roundId: string;
	readonly groupOrganisationIds: readonly string[];
	readonly guestIds: readonly string[];
	readonly facilitatorIds: readonly string[];
};

/** What the permissions on a meeting ask about. */
export async function readMeetingSubject(
	tx: AppTransaction,
	meeting: MeetingWithPlace,
	now: Date
): Promise<MeetingSubject> {
	const organisations = await listOrganisationsOfGroup(tx, meeting.group_id);
	return {
		meetingId: meeting.id,
		roundId: meeting.round_id,
		groupOrganisationIds: organisations.map((one) => one.id),
		...(await readMeetingRights(tx, meeting.id, now))
	};
}

/**
 * The meeting, for an actor who may. Read as the system: who is invited and who leads is not everybody's to list, but
 * it decides what everybody may. @throws ExpectedError notFound, notSignedIn, notAllowed
 */
export async function getMeetingFor(
	ports: Ports,
	actor: Actor,
	meetingId: string,
	permission: MeetingPermission
): Promise<{ meeting: MeetingWithPlace; subject: MeetingSubject }> {
	assertRowId(meetingId);
	const found = await withActor(ports.db, systemActor, async (tx) => {
		const meeting = await getMeetingOrThrow(tx, meetingId);
		return { meeting, subject: await readMeetingSubject(tx, meeting, ports.clock.now()) };
	});
	assertCan(actor, permission, found.subject);
	return found;
}

/** The person acting, who may; a wall or anybody else never acts in a meeting. @throws ExpectedError */
export async function getPersonInMeeting(
	ports: Ports,
	actor: Actor,
	meetingId: string,
	permission: 'meeting.take' | 'meeting.lead'
) {
	const found = await getMeetingFor(ports, actor, meetingId, permission);
	const personId = actor.kind === 'person' ? actor.personId : null;
	return { ...found, personId, mayLead: can(actor, 'meeting.lead', found.subject) };
}
