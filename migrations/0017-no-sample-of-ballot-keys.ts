import { sql, type Kysely } from 'kysely';

/**
 * PostgreSQL keeps a sample of each column's values for its planner, and keeps it when the rows are gone. Keys of the
 * ballot box must not be left there: no statistics are gathered of them.
 */
const secret = [
	['ballot.ballot', 'ballot_key'],
	['ballot.poll_key', 'wrapped_key']
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
	for (const [table, column] of secret)
		await sql`ALTER TABLE ${sql.table(table)} ALTER COLUMN ${sql.ref(column)} SET STATISTICS 0`.execute(
			db
		);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const [table, column] of secret)
		await sql`ALTER TABLE ${sql.table(table)} ALTER COLUMN ${sql.ref(column)} SET STATISTICS -1`.execute(
			db
		);
}
