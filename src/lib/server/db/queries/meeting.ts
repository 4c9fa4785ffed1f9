import { sql, type Insertable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import { rowVersion } from '../row-version.ts';
import type { MeetingTable } from '../schema/rounds.ts';

export async function listMeetingsOfRound(tx: AppTransaction, roundId: string) {
	return tx
		.selectFrom('meeting')
		.innerJoin('benchmarking_group as circle', 'circle.id', 'meeting.group_id')
		.select(['meeting.id', 'meeting.group_id', 'meeting.ordinal', 'meeting.theme'])
		.select(['meeting.held_on', rowVersion('meeting').as('version')])
		.where('circle.round_id', '=', roundId)
		.orderBy('meeting.ordinal')
		.execute();
}

export async function insertMeeting(
	tx: AppTransaction,
	row: Pick<Insertable<MeetingTable>, 'id' | 'group_id' | 'ordinal' | 'theme' | 'held_on'>
): Promise<void> {
	await tx.insertInto('meeting').values(row).execute();
}

/** False when the row is gone or has been written since the version was read. */
export async function updateMeeting(
	tx: AppTransaction,
	id: string,
	version: string,
	values: Pick<MeetingTable, 'ordinal' | 'theme' | 'held_on'>
): Promise<boolean> {
	const result = await tx
		.updateTable('meeting')
		.set(values)
		.where('id', '=', id)
		.where(rowVersion('meeting'), '=', version)
		.executeTakeFirst();
	return result.numUpdatedRows > 0n;
}

export async function deleteMeeting(tx: AppTransaction, id: string): Promise<boolean> {
	const result = await tx.deleteFrom('meeting').where('id', '=', id).executeTakeFirst();
	return result.numDeletedRows > 0n;
}

/**
 * Whether a run exists in a round, or of one organisation in one group. An administrator reads no runs, so the
 * question is asked as the system; the answer is yes or no.
 */
export async function hasRun(
	tx: AppTransaction,
	where: { roundId: string } | { groupId: string; organisationId: string }
): Promise<boolean> {
	let runs = tx
		.selectFrom('assessment_run as run')
		.innerJoin('meeting', 'meeting.id', 'run.meeting_id')
		.innerJoin('benchmarking_group as circle', 'circle.id', 'meeting.group_id')
		.select(sql`1`.as('one'))
		.limit(1);
	runs =
		'roundId' in where
			? runs.where('circle.round_id', '=', where.roundId)
			: runs
					.where('circle.id', '=', where.groupId)
					.where('run.organisation_id', '=', where.organisationId);
	return (await runs.executeTakeFirst()) !== undefined;
}
