import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { lintBallotSchema } from '../support/schema.ts';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
	database = await createTestDatabase(inject('databaseServer'));
	owner = new pg.Client({ connectionString: database.connectionString });
	await owner.connect();
});
afterAll(async () => {
	await owner.end();
	await database.drop();
});

async function column<T>(sql: string, ...values: unknown[]): Promise<T[]> {
	const { rows } = await owner.query<{ value: T }>(sql, values);
	return rows.map((row) => row.value);
}

/** Runs a statement in a role; gives the SQLSTATE when it is refused. */
async function outcomeAs(role: string, statement: string): Promise<string> {
	await owner.query('BEGIN');
	try {
		await owner.query(`SET LOCAL ROLE ${role}`);
		await owner.query(statement);
		return 'done';
	} catch (error) {
		return error instanceof pg.DatabaseError ? (error.code ?? 'unknown') : String(error);
	} finally {
		await owner.query('ROLLBACK');
	}
}

const permissionDenied = '42501';

const tablesOf = (schema: string) =>
	column<string>(
		`SELECT format('%I.%I', schemaname, tablename) AS value FROM pg_tables WHERE schemaname = $1 ORDER BY 1`,
		schema
	);

describe('row level security', () => {
	test('is enabled and forced on every table that holds something of someone', async () => {
		const unprotected = await column<string>(`
			SELECT c.relname AS value FROM pg_class c
			WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
			AND NOT (c.relrowsecurity AND c.relforcerowsecurity) ORDER BY 1`);
		expect(unprotected).toEqual([
			'kysely_migration',
			'kysely_migration_lock',
			'live_presence',
			'live_slice'
		]);
	});

	test('lets nobody past: no role of ours bypasses it, logs in or is a superuser', async () => {
		const { rows } = await owner.query(`
			SELECT rolname, rolbypassrls, rolcanlogin, rolsuper, rolcreaterole, rolcreatedb
			FROM pg_roles WHERE rolname ~ '^vankrets_' ORDER BY 1`);
		const powerless = {
			rolbypassrls: false,
			rolcanlogin: false,
			rolsuper: false,
			rolcreaterole: false,
			rolcreatedb: false
		};
		expect(rows).toEqual(
			['vankrets_app', 'vankrets_ballot', 'vankrets_owner'].map((rolname) => ({
				rolname,
				...powerless
			}))
		);
	});

	test('has a policy for every table it guards, or nobody could use it', async () => {
		expect(
			await column(`
				SELECT c.relname AS value FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity
				AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)`)
		).toEqual([]);
	});
});

describe('the app’s role', () => {
	test('owns nothing, and neither does the ballot role', async () => {
		expect(
			await column(`
				SELECT pg_describe_object(classid, objid, objsubid) AS value FROM pg_shdepend
				WHERE deptype = 'o' AND refobjid IN ('vankrets_app'::regrole, 'vankrets_ballot'::regrole)`)
		).toEqual([]);
	});

	test('cannot become another role of the house by itself', async () => {
		expect(
			await column(`
				SELECT pg_has_role('vankrets_app', role, 'MEMBER') AS value
				FROM unnest(ARRAY['vankrets_owner', 'vankrets_ballot']::name[]) AS role`)
		).toEqual([false, false]);
	});

	test.each([
		'SELECT 1 FROM ballot.ballot',
		'SELECT 1 FROM ballot.poll_key',
		'SELECT 1 FROM ballot.poll',
		'SELECT 1 FROM ballot.sealed_answer',
		'DELETE FROM ballot.ballot'
	])('may not: %s', async (statement) => {
		expect(await outcomeAs('vankrets_app', statement)).toBe(permissionDenied);
	});

	test.each([
		'CREATE TABLE public.own (id int)',
		'ALTER TABLE person DISABLE ROW LEVEL SECURITY',
		'DROP POLICY self_changes ON person',
		'ALTER TABLE person OWNER TO vankrets_app',
		'TRUNCATE person'
	])('may not: %s', async (statement) => {
		expect(await outcomeAs('vankrets_app', statement)).toBe(permissionDenied);
	});

	test('sees no row of anybody while nobody acts', async () => {
		const readableByAll = [
			'public.instrument_item',
			'public.instrument_version',
			'public.site_text'
		];
		const free = [
			'public.kysely_migration',
			'public.kysely_migration_lock',
			'public.live_slice',
			'public.live_presence'
		];
		await owner.query('BEGIN');
		await owner.query(`
			INSERT INTO person (id, email, name, created_at) VALUES (gen_random_uuid(), 'a@b.example', 'A', now());
			INSERT INTO organisation (id, name, kind, created_at) VALUES (gen_random_uuid(), 'O', 'region', now())`);
		await owner.query('SET LOCAL ROLE vankrets_app');
		for (const table of await tablesOf('public')) {
			if (readableByAll.includes(table) || free.includes(table)) continue;
			expect([table, await column(`SELECT count(*)::int AS value FROM ${table}`)]).toEqual([
				table,
				[0]
			]);
		}
		await owner.query('ROLLBACK');
	});
});

describe('the ballot role', () => {
	test('reaches no table outside schema ballot', async () => {
		const tables = await tablesOf('public');
		expect(tables.length).toBeGreaterThan(15);
		for (const table of tables)
			expect([table, await outcomeAs('vankrets_ballot', `SELECT 1 FROM ${table}`)]).toEqual([
				table,
				permissionDenied
			]);
	});

	test('reads every table of schema ballot', async () => {
		for (const table of await tablesOf('ballot'))
			expect(await outcomeAs('vankrets_ballot', `SELECT 1 FROM ${table}`)).toBe('done');
	});

	test.each([
		'UPDATE ballot.sealed_answer SET choice = 1',
		'DELETE FROM ballot.sealed_answer',
		'TRUNCATE ballot.ballot',
		'CREATE TABLE ballot.notes (id int)'
	])('may not: %s', async (statement) => {
		expect(await outcomeAs('vankrets_ballot', statement)).toBe(permissionDenied);
	});
});

describe('schema ballot holds nothing that tells who answered, when, or in which order', () => {
	test('as it is', async () => {
		expect(await lintBallotSchema(database.connectionString)).toEqual([]);
	});

	test('and the check finds each thing that would', async () => {
		const spoiled = await createTestDatabase(inject('databaseServer'));
		onTestFinished(spoiled.drop);
		const client = new pg.Client({ connectionString: spoiled.connectionString });
		await client.connect();
		await client.query(`
			ALTER TABLE ballot.ballot ADD COLUMN cast_at timestamptz;
			ALTER TABLE ballot.ballot ADD COLUMN no serial;
			ALTER TABLE ballot.ballot ADD COLUMN "from" inet;
			ALTER TABLE ballot.ballot ADD COLUMN told text DEFAULT clock_timestamp()::text;
			ALTER TABLE ballot.ballot ADD COLUMN whose uuid REFERENCES public.person;
			ALTER TABLE ballot.ballot ALTER COLUMN ballot_key SET STATISTICS 50;
			CREATE RULE copied AS ON INSERT TO ballot.ballot DO ALSO NOTIFY answered;
			CREATE PUBLICATION elsewhere FOR TABLE ballot.sealed_answer;
			CREATE TABLE ballot.counted (id integer GENERATED ALWAYS AS IDENTITY)`);
		await client.end();
		const problems = (await lintBallotSchema(spoiled.connectionString)).join('\n');
		for (const sign of [
			'cast_at is timestamptz',
			'cast_at has a telling name',
			'no has a default',
			'from is inet',
			'told has a default',
			'foreign key ballot_whose_fkey',
			'id has a default',
			'ballot_key may leave a sample',
			'rule copied',
			'sealed_answer is published',
			'S ballot_no_seq'
		])
			expect(problems).toContain(sign);
	});
});
