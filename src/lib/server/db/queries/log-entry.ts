import type { Insertable, Updateable } from 'kysely';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { AppTransaction } from '../database.ts';
import type { LogEntryTable, LogHistoryTable } from '../schema/log.ts';

function entriesWithPlace(tx: AppTransaction) {
	return tx
		.selectFrom('log_entry as entry')
		.innerJoin('organisation', 'organisation.id', 'entry.organisation_id')
		.leftJoin('benchmarking_group as circle', 'circle.id', 'entry.group_id')
		.leftJoin('instrument_item as item', (join) =>
			join
				.onRef('item.instrument_version_id', '=', 'entry.instrument_version_id')
				.onRef('item.no', '=', 'entry.item_no')
		)
		.selectAll('entry')
		.select([
			'organisation.name as organisation_name',
			'circle.name as group_name',
			'item.text_sv as item_sv',
			'item.text_en as item_en'
		]);
}

export type EntryWithPlace = Awaited<ReturnType<typeof getEntryOrThrow>>;

/** @throws ExpectedError entryNotReadable, also when row level security hides it */
export async function getEntryOrThrow(tx: AppTransaction, entryId: string) {
	const entry = await entriesWithPlace(tx).where('entry.id', '=', entryId).executeTakeFirst();
	if (entry === undefined) throw new ExpectedError('entryNotReadable');
	return entry;
}

/** Held until the transaction ends: two who write in one entry do it one after another. @throws ExpectedError entryNotReadable */
export async function lockEntry(tx: AppTransaction, entryId: string) {
	const entry = await tx
		.selectFrom('log_entry')
		.selectAll()
		.where('id', '=', entryId)
		.forUpdate()
		.executeTakeFirst();
	if (entry === undefined) throw new ExpectedError('entryNotReadable');
	return entry;
}

/** False when there is an entry of this id already: the same press, sent twice. */
export async function insertEntry(
	tx: AppTransaction,
	entry: Insertable<LogEntryTable>
): Promise<boolean> {
	const result = await tx
		.insertInto('log_entry')
		.values(entry)
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateEntry(
	tx: AppTransaction,
	entryId: string,
	change: Updateable<LogEntryTable>
): Promise<void> {
	await tx.updateTable('log_entry').set(change).where('id', '=', entryId).execute();
}

export async function insertHistory(
	tx: AppTransaction,
	lines: readonly Insertable<LogHistoryTable>[]
): Promise<void> {
	if (lines.length > 0)
		await tx
			.insertInto('log_history')
			.values([...lines])
			.execute();
}

/** What happened, latest first; of an entry of others only since it was shared. */
export async function listHistory(tx: AppTransaction, entryId: string, limit: number) {
	return tx
		.selectFrom('log_history')
		.selectAll()
		.where('entry_id', '=', entryId)
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();
}
