import { sql } from 'kysely';
import type { AppTransaction } from '../database.ts';

/** The rounds a person leads. */
export async function listRoundsLedBy(tx: AppTransaction, personId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('round_leader')
		.select('round_id')
		.where('person_id', '=', personId)
		.execute();
	return rows.map((row) => row.round_id);
}

/** Who leads a round, in Swedish order. */
export async function listLeadersOfRound(tx: AppTransaction, roundId: string) {
	return tx
		.selectFrom('round_leader')
		.innerJoin('person', 'person.id', 'round_leader.person_id')
		.select(['person.id', 'person.name', 'person.email'])
		.where('round_leader.round_id', '=', roundId)
		.orderBy(sql`person.name COLLATE "sv-x-icu"`)
		.execute();
}

export async function insertLeader(
	tx: AppTransaction,
	row: { round_id: string; person_id: string }
): Promise<void> {
	await tx
		.insertInto('round_leader')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function deleteLeader(
	tx: AppTransaction,
	row: { round_id: string; person_id: string }
): Promise<boolean> {
	const result = await tx
		.deleteFrom('round_leader')
		.where('round_id', '=', row.round_id)
		.where('person_id', '=', row.person_id)
		.executeTakeFirst();
	return result.numDeletedRows > 0n;
}
