import { expect, inject, test } from 'vitest';
import { createPool } from '#lib/server/db/database.ts';
import { BoxAuditor } from '../support/ballots.ts';
import { createTestDatabase } from '../support/databases.ts';

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
