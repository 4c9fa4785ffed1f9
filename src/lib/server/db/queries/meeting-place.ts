import { sql, type Updateable } from 'kysely';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { AppTransaction } from '../database.ts';
import type { MeetingTable } from '../schema/rounds.ts';

function meetingsWithPlace(tx: AppTransaction) {
	return tx
		.selectFrom('meeting')
		.innerJoin('benchmarking_group as circle', 'circle.id', 'meeting.group_id')
		.innerJoin('round', 'round.id', 'circle.round_id')
		.selectAll('meeting')
		.select(['circle.name as group_name', 'round.id as round_id'])
		.select(['round.name as round_name', 'round.practice as practice']);
}

export type MeetingWithPlace = Awaited<ReturnType<typeof getMeetingOrThrow>>;

/** A meeting with its group and round. @throws ExpectedError notFound */
export async function getMeetingOrThrow(tx: AppTransaction, meetingId: string) {
	const meeting = await meetingsWithPlace(tx)
		.where('meeting.id', '=', meetingId)
		.executeTakeFirst();
	if (meeting === undefined) throw new ExpectedError('notFound');
	return meeting;
}

/** Held until the transaction ends: two who lead step one after another. @throws ExpectedError notFound */
export async function lockMeeting(tx: AppTransaction, meetingId: string): Promise<void> {
	const row = await tx
		.selectFrom('meeting')
		.select('id')
		.where('id', '=', meetingId)
		.forUpdate()
		.executeTakeFirst();
	if (row === undefined) throw new ExpectedError('notFound');
}

export async function updateMeetingRow(
	tx: AppTransaction,
	meetingId: string,
	change: Updateable<MeetingTable>
): Promise<void> {
	await tx.updateTable('meeting').set(change).where('id', '=', meetingId).execute();
}

/** Organisations of the meeting's group, in Swedish order. */
export async function listOrganisationsOfGroup(tx: AppTransaction, groupId: string) {
	return tx
		.selectFrom('participation')
		.innerJoin('organisation', 'organisation.id', 'participation.organisation_id')
		.select(['organisation.id', 'organisation.name'])
		.where('participation.group_id', '=', groupId)
		.orderBy(sql`organisation.name COLLATE "sv-x-icu"`)
		.execute();
}

/** The group's meeting after this one, if there is one. */
export async function findNextMeeting(
	tx: AppTransaction,
	meeting: { group_id: string; ordinal: number }
) {
	return tx
		.selectFrom('meeting')
		.select(['id', 'held_on', 'ordinal'])
		.where('group_id', '=', meeting.group_id)
		.where('ordinal', '>', meeting.ordinal)
		.orderBy('ordinal')
		.executeTakeFirst();
}

/** Meetings of these organisations' groups, of these rounds, and those a person is a guest of or named to lead. */
export async function listMeetingsOf(
	tx: AppTransaction,
	one: { personId: string; organisationIds: readonly string[]; roundIds: readonly string[] }
) {
	return meetingsWithPlace(tx)
		.where((where) =>
			where.or([
				where('meeting.group_id', 'in', (select) =>
					select
						.selectFrom('participation')
						.select('group_id')
						.where(sql<boolean>`organisation_id = ANY (${[...one.organisationIds]}::uuid[])`)
				),
				where('meeting.id', 'in', (select) =>
					select
						.selectFrom('meeting_guest')
						.select('meeting_id')
						.where('person_id', '=', one.personId)
						.where('revoked_at', 'is', null)
				),
				where('meeting.id', 'in', (select) =>
					select
						.selectFrom('meeting_facilitator')
						.select('meeting_id')
						.where('person_id', '=', one.personId)
						.where('left_at', 'is', null)
				),
				sql<boolean>`round.id = ANY (${[...one.roundIds]}::uuid[])`
			])
		)
		.orderBy('meeting.held_on')
		.orderBy('meeting.ordinal')
		.execute();
}
