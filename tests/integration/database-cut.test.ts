import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { createDatabase, createPool } from '#lib/server/db/database.ts';
import { BoxAuditor } from '../support/ballots.ts';
import { createTestDatabase } from '../support/databases.ts';
import { until } from '../support/embedded.ts';

test('a connection cut between two queries of a transaction fails the next one, and not the process', async () => {
	const database = await createTestDatabase(inject('databaseServer'));
	const pool = createPool(database.connectionString, null, { warn: () => undefined });
	const auditor = await BoxAuditor.open(database.connectionString);
	const client = await pool.connect();
	await client.query('BEGIN');
	const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
	const ended = new Promise((resolve) => client.once('end', resolve));
	await auditor.rows('SELECT pg_terminate_backend($1)', rows[0]?.pid);
	await ended;
	await expect(client.query('SELECT 1')).rejects.toThrow();
	client.release(true);
	expect((await pool.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
	await auditor.close();
	await pool.end();
	await database.drop();
});

test('a connection cut in the middle of a statement is never lent to the next one', async () => {
	const database = await createTestDatabase(inject('databaseServer'));
	const pool = createPool(database.connectionString, null, { warn: () => undefined }, { max: 1 });
	const db = createDatabase<object>(pool);
	const auditor = await BoxAuditor.open(database.connectionString);
	for (let times = 0; times < 20; times += 1) {
		const outcome = sql`SELECT pg_sleep(30)`.execute(db).then(
			() => 'done',
			() => 'cut'
		);
		await until(async () => {
			const cut = await auditor.rows(
				`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
				WHERE datname = current_database() AND state = 'active' AND query LIKE 'SELECT pg_sleep%'`
			);
			return cut.length > 0;
		});
		expect(await outcome).toBe('cut');
		expect((await sql<{ one: number }>`SELECT 1 AS one`.execute(db)).rows).toEqual([{ one: 1 }]);
	}
	await auditor.close();
	await db.destroy();
	await database.drop();
});
