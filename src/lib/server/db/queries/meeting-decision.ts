import { sql, type Insertable, type Updateable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import type { MeetingDecisionTable } from '../schema/feedback.ts';

export async function listDecisions(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('meeting_decision as decision')
		.leftJoin('organisation', 'organisation.id', 'decision.organisation_id')
		.selectAll('decision')
		.select('organisation.name as organisation_name')
		.where('decision.meeting_id', '=', meetingId)
		.where('decision.removed_at', 'is', null)
		.orderBy('decision.created_at')
		.orderBy('decision.id')
		.execute();
}

/** Held until the transaction ends; null when there is none of this id. */
export async function lockDecision(tx: AppTransaction, decisionId: string) {
	const decision = await tx
		.selectFrom('meeting_decision')
		.selectAll()
		.where('id', '=', decisionId)
		.forUpdate()
		.executeTakeFirst();
	return decision ?? null;
}

export async function insertDecision(
	tx: AppTransaction,
	decision: Insertable<MeetingDecisionTable>
): Promise<void> {
	await tx
		.insertInto('meeting_decision')
		.values(decision)
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
}

export async function updateDecision(
	tx: AppTransaction,
	decisionId: string,
	change: Updateable<MeetingDecisionTable>
): Promise<void> {
	await tx.updateTable('meeting_decision').set(change).where('id', '=', decisionId).execute();
}

export async function findDecision(tx: AppTransaction, decisionId: string) {
	const decision = await tx
		.selectFrom('meeting_decision')
		.selectAll()
		.where('id', '=', decisionId)
		.executeTakeFirst();
	return decision ?? null;
}

/** The day of the group's next meeting, by whoever leads this one; the database makes the meeting where there is none. */
export async function saveNextDay(
	tx: AppTransaction,
	meetingId: string,
	day: string | null
): Promise<void> {
	await sql`SELECT set_day_of_next_meeting(${meetingId}::uuid, ${day}::date)`.execute(tx);
}

/** The group's meeting before this one; null for the first. */
export async function findPreviousMeeting(
	tx: AppTransaction,
	meeting: { group_id: string; ordinal: number }
) {
	const previous = await tx
		.selectFrom('meeting')
		.select(['id', 'held_on', 'ordinal'])
		.where('group_id', '=', meeting.group_id)
		.where('ordinal', '<', meeting.ordinal)
		.orderBy('ordinal', 'desc')
		.executeTakeFirst();
	return previous ?? null;
}
