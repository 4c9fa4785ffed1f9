import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan, can, isMemberOf } from '#lib/domain/access/can.ts';
import type { MeetingListed } from '#lib/contract/views/meeting.ts';
import { withActor } from '../../db/actor.ts';
import { listMeetingsOf } from '../../db/queries/meeting-place.ts';
import type { Ports } from '../../ports.ts';
import { readMeetingSubject } from './meeting-rights.ts';

/** The meetings a person has to do with, earliest first. @throws ExpectedError notSignedIn, notAllowed */
export async function listMeetings(ports: Ports, actor: Actor): Promise<MeetingListed[]> {
	assertCan(actor, 'meeting.list');
	if (actor.kind !== 'person') return [];
	return withActor(ports.db, systemActor, async (tx) => {
		const rows = await listMeetingsOf(tx, {
			personId: actor.personId,
			organisationIds: actor.memberships.map((one) => one.organisationId),
			roundIds: actor.leads ?? []
		});
		const listed: MeetingListed[] = [];
		for (const row of rows) {
			const subject = await readMeetingSubject(tx, row, ports.clock.now());
			if (!can(actor, 'meeting.take', subject)) continue;
			listed.push({
				meetingId: row.id,
				ordinal: row.ordinal,
				theme: row.theme,
				day: row.held_on,
				startsAt: row.starts_at?.toISOString() ?? null,
				state: row.state,
				group: row.group_name,
				roundName: row.round_name,
				practice: row.practice,
				isGuest: !subject.groupOrganisationIds.some((one) => isMemberOf(actor, one)),
				mayLead: can(actor, 'meeting.lead', subject)
			});
		}
		return listed;
	});
}
