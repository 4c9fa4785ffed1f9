import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { AppTransaction } from '../database.ts';
import type { TakeawayTable } from '../schema/feedback.ts';

export type TakeawayRow = Selectable<TakeawayTable>;

function takeawaysWithOutcome(tx: AppTransaction) {
	return tx
		.selectFrom('takeaway')
		.leftJoin('feedback_card as card', 'card.id', 'takeaway.from_card_id')
		.leftJoin('organisation as giver', 'giver.id', 'card.from_organisation_id')
		.leftJoin('log_entry as entry', (join) =>
			join.onRef('entry.id', '=', 'takeaway.log_entry_id').on('entry.removed_at', 'is', null)
		)
		.selectAll('takeaway')
		.select(['giver.name as giver_name', 'entry.id as entry_id', 'entry.sentence', 'entry.state'])
		.select(['entry.learning', 'entry.shared_at', 'entry.group_id as entry_group_id'])
		.where('takeaway.removed_at', 'is', null);
}
export type TakeawayWithOutcome = Awaited<ReturnType<typeof listTakeaways>>[number];

/** What the meeting's organisations took home, in the order they said it, with the log entry it became. */
export async function listTakeaways(tx: AppTransaction, meetingId: string) {
	return takeawaysWithOutcome(tx)
		.where('takeaway.meeting_id', '=', meetingId)
		.orderBy('takeaway.created_at')
		.orderBy('takeaway.id')
		.execute();
}

export async function countTakeaways(tx: AppTransaction, meetingId: string): Promise<number> {
	const row = await tx
		.selectFrom('takeaway')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('meeting_id', '=', meetingId)
		.where('removed_at', 'is', null)
		.executeTakeFirstOrThrow();
	return row.count;
}

/** @throws ExpectedError notFound */
export async function getTakeawayOrThrow(tx: AppTransaction, takeawayId: string) {
	const takeaway = await takeawaysWithOutcome(tx)
		.where('takeaway.id', '=', takeawayId)
		.executeTakeFirst();
	if (takeaway === undefined) throw new ExpectedError('notFound');
	return takeaway;
}

/** Held until the transaction ends. @throws ExpectedError notFound */
export async function lockTakeaway(tx: AppTransaction, takeawayId: string): Promise<TakeawayRow> {
	const takeaway = await tx
		.selectFrom('takeaway')
		.selectAll()
		.where('id', '=', takeawayId)
		.where('removed_at', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (takeaway === undefined) throw new ExpectedError('notFound');
	return takeaway;
}

/** False when there is one already: the same press sent twice, or another member's who took the same card home. */
export async function insertTakeaway(
	tx: AppTransaction,
	takeaway: Insertable<TakeawayTable>
): Promise<boolean> {
	const result = await tx
		.insertInto('takeaway')
		.values(takeaway)
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateTakeaway(
	tx: AppTransaction,
	takeawayId: string,
	change: Updateable<TakeawayTable>
): Promise<void> {
	await tx.updateTable('takeaway').set(change).where('id', '=', takeawayId).execute();
}

/** Also one that was taken off the list; null when there is none of this id. */
export async function findTakeaway(
	tx: AppTransaction,
	takeawayId: string
): Promise<TakeawayRow | null> {
	const takeaway = await tx
		.selectFrom('takeaway')
		.selectAll()
		.where('id', '=', takeawayId)
		.executeTakeFirst();
	return takeaway ?? null;
}
