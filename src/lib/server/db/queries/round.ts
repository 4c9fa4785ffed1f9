import { sql, type Insertable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import { rowVersion } from '../row-version.ts';
import type { BenchmarkingGroupTable, ParticipationTable, RoundTable } from '../schema/rounds.ts';

/** Every round, the latest first, with how many groups, organisations and meetings it has. */
export async function listRounds(tx: AppTransaction) {
	const rows = await tx
		.selectFrom('round')
		.innerJoin('instrument_version as instrument', 'instrument.id', 'round.instrument_version_id')
		.select(['round.id', 'round.name', 'round.starts_on', 'round.ends_on', 'round.practice'])
		.select(['instrument.name_sv', 'instrument.name_en'])
		.select((select) => [
			select
				.selectFrom('benchmarking_group as circle')
				.whereRef('circle.round_id', '=', 'round.id')
				.select((count) => count.fn.countAll<string>().as('n'))
				.as('groups'),
			select
				.selectFrom('participation')
				.whereRef('participation.round_id', '=', 'round.id')
				.select((count) => count.fn.countAll<string>().as('n'))
				.as('organisations')
		])
		.orderBy('round.starts_on', 'desc')
		.orderBy(sql`round.name COLLATE "sv-x-icu"`)
		.execute();
	return rows.map((row) => ({
		...row,
		groups: Number(row.groups),
		organisations: Number(row.organisations)
	}));
}

export async function findRound(tx: AppTransaction, id: string) {
	return tx
		.selectFrom('round')
		.selectAll()
		.select(rowVersion('round').as('version'))
		.where('id', '=', id)
		.executeTakeFirst();
}

export async function insertRound(tx: AppTransaction, row: Insertable<RoundTable>): Promise<void> {
	await tx.insertInto('round').values(row).execute();
}

/** False when the row is gone or has been written since the version was read. */
export async function updateRound(
	tx: AppTransaction,
	id: string,
	version: string,
	values: Pick<RoundTable, 'name' | 'instrument_version_id' | 'starts_on' | 'ends_on'>
): Promise<boolean> {
	const result = await tx
		.updateTable('round')
		.set(values)
		.where('id', '=', id)
		.where(rowVersion('round'), '=', version)
		.executeTakeFirst();
	return result.numUpdatedRows > 0n;
}

export async function deleteRound(tx: AppTransaction, id: string): Promise<boolean> {
	const result = await tx.deleteFrom('round').where('id', '=', id).executeTakeFirst();
	return result.numDeletedRows > 0n;
}

/** Groups in Swedish order, numbers by their value: Grupp 2 before Grupp 10. */
export async function listGroupsOfRound(tx: AppTransaction, roundId: string) {
	const rows = await tx
		.selectFrom('benchmarking_group')
		.select(['id', 'name', rowVersion('benchmarking_group').as('version')])
		.where('round_id', '=', roundId)
		.execute();
	const inOrder = new Intl.Collator('sv', { numeric: true });
	return rows.sort((a, b) => inOrder.compare(a.name, b.name));
}

export async function listParticipationsOfRound(tx: AppTransaction, roundId: string) {
	return tx
		.selectFrom('participation')
		.innerJoin('organisation', 'organisation.id', 'participation.organisation_id')
		.select(['participation.group_id', 'organisation.id', 'organisation.name'])
		.where('participation.round_id', '=', roundId)
		.orderBy(sql`organisation.name COLLATE "sv-x-icu"`)
		.execute();
}

export async function insertGroup(
	tx: AppTransaction,
	row: Insertable<BenchmarkingGroupTable>
): Promise<void> {
	await tx.insertInto('benchmarking_group').values(row).execute();
}

/** False when the row is gone or has been written since the version was read. */
export async function updateGroup(
	tx: AppTransaction,
	id: string,
	version: string,
	values: { name: string }
): Promise<boolean> {
	const result = await tx
		.updateTable('benchmarking_group')
		.set(values)
		.where('id', '=', id)
		.where(rowVersion('benchmarking_group'), '=', version)
		.executeTakeFirst();
	return result.numUpdatedRows > 0n;
}

/** The group with its meetings and its organisations' places in it; refused by the database where a run exists. */
export async function deleteGroup(tx: AppTransaction, id: string): Promise<boolean> {
	await tx.deleteFrom('meeting').where('group_id', '=', id).execute();
	await tx.deleteFrom('participation').where('group_id', '=', id).execute();
	const result = await tx.deleteFrom('benchmarking_group').where('id', '=', id).executeTakeFirst();
	return result.numDeletedRows > 0n;
}

export async function insertParticipation(
	tx: AppTransaction,
	row: Insertable<ParticipationTable>
): Promise<void> {
	await tx.insertInto('participation').values(row).execute();
}

export async function deleteParticipation(
	tx: AppTransaction,
	groupId: string,
	organisationId: string
): Promise<boolean> {
	const result = await tx
		.deleteFrom('participation')
		.where('group_id', '=', groupId)
		.where('organisation_id', '=', organisationId)
		.executeTakeFirst();
	return result.numDeletedRows > 0n;
}
