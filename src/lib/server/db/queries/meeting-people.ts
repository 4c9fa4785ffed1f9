import { sql } from 'kysely';
import type { AppTransaction } from '../database.ts';
import type { MeetingWithPlace } from './meeting-place.ts';

/** Whose word is missing for this long is not there any more. */
const forgottenAfterMilliseconds = 5000;

/** Who may lead and who is a guest, by id: what the permission asks about. */
export async function readMeetingRights(tx: AppTransaction, meetingId: string, now: Date) {
	const facilitators = await tx
		.selectFrom('meeting_facilitator')
		.select('person_id')
		.where('meeting_id', '=', meetingId)
		.where('left_at', 'is', null)
		.execute();
	const guests = await tx
		.selectFrom('meeting_guest')
		.select('person_id')
		.where('meeting_id', '=', meetingId)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.where('person_id', 'is not', null)
		.execute();
	return {
		facilitatorIds: facilitators.map((one) => one.person_id),
		guestIds: guests.flatMap((one) => one.person_id ?? [])
	};
}

/** Everybody of the group's organisations, by organisation; who has roles in two stands under both. */
export async function listMembersOfGroup(tx: AppTransaction, groupId: string) {
	return tx
		.selectFrom('participation')
		.innerJoin('membership', 'membership.organisation_id', 'participation.organisation_id')
		.innerJoin('person', 'person.id', 'membership.person_id')
		.select(['person.id', 'person.name', 'membership.role', 'membership.organisation_id'])
		.where('participation.group_id', '=', groupId)
		.where('person.disabled_at', 'is', null)
		.orderBy(sql`person.name COLLATE "sv-x-icu"`)
		.orderBy('person.id')
		.execute();
}

/** Who came in by a guest's link, or leads the round or the meeting without being of the group. */
export async function listOutsiders(tx: AppTransaction, meeting: MeetingWithPlace, now: Date) {
	const { facilitatorIds, guestIds } = await readMeetingRights(tx, meeting.id, now);
	const leaders = await tx
		.selectFrom('round_leader')
		.select('person_id')
		.where('round_id', '=', meeting.round_id)
		.execute();
	const ids = [
		...new Set([...facilitatorIds, ...guestIds, ...leaders.map((one) => one.person_id)])
	];
	if (ids.length === 0) return [];
	return tx
		.selectFrom('person')
		.select(['id', 'name'])
		.where('id', 'in', ids)
		.where('disabled_at', 'is', null)
		.where('id', 'not in', (select) =>
			select
				.selectFrom('participation')
				.innerJoin('membership', 'membership.organisation_id', 'participation.organisation_id')
				.select('membership.person_id')
				.where('participation.group_id', '=', meeting.group_id)
		)
		.orderBy(sql`name COLLATE "sv-x-icu"`)
		.execute();
}

export async function listFacilitators(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('meeting_facilitator as one')
		.innerJoin('person', 'person.id', 'one.person_id')
		.select(['person.id', 'person.name'])
		.where('one.meeting_id', '=', meetingId)
		.where('one.left_at', 'is', null)
		.orderBy('one.named_at')
		.execute();
}

/** False when the person leads already. */
export async function saveFacilitator(
	tx: AppTransaction,
	one: { meetingId: string; personId: string; namedBy: string | null; now: Date }
): Promise<boolean> {
	const result = await tx
		.insertInto('meeting_facilitator')
		.values({
			meeting_id: one.meetingId,
			person_id: one.personId,
			named_by: one.namedBy,
			named_at: one.now,
			left_at: null
		})
		.onConflict((conflict) =>
			conflict
				.columns(['meeting_id', 'person_id'])
				.doUpdateSet({ left_at: null, named_at: one.now, named_by: one.namedBy })
				.where('meeting_facilitator.left_at', 'is not', null)
		)
		.executeTakeFirst();
	return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False when the person did not lead. */
export async function endFacilitator(
	tx: AppTransaction,
	meetingId: string,
	personId: string,
	now: Date
): Promise<boolean> {
	const result = await tx
		.updateTable('meeting_facilitator')
		.set({ left_at: now })
		.where('meeting_id', '=', meetingId)
		.where('person_id', '=', personId)
		.where('left_at', 'is', null)
		.executeTakeFirst();
	return result.numUpdatedRows > 0n;
}

/** Ids of whoever has the meeting before them, over all instances. */
export async function listPresent(
	tx: AppTransaction,
	meetingId: string,
	now: Date
): Promise<string[]> {
	const rows = await tx
		.selectFrom('live_meeting_presence')
		.select('person_id')
		.distinct()
		.where('meeting_id', '=', meetingId)
		.where('seen_at', '>', new Date(now.getTime() - forgottenAfterMilliseconds))
		.orderBy('person_id')
		.execute();
	return rows.map((row) => row.person_id);
}

export async function listMeetingAttendance(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('meeting_attendance')
		.select(['person_id', 'organisation_id', 'role', 'place', 'stands_in_for'])
		.select(['first_seen_at', 'last_seen_at'])
		.where('meeting_id', '=', meetingId)
		.execute();
}
