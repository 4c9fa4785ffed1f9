import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { seedPractice } from '../../src/cli/demo/practice-round.ts';
import { boot } from '#lib/server/boot.ts';
import { BackupError } from '#lib/server/db/backup/error.ts';
import { restoreBackup } from '#lib/server/db/backup/restore-backup.ts';
import { writeBackup } from '#lib/server/db/backup/write-backup.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { newToken } from '#lib/server/ids.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { BoxAuditor } from '../support/ballots.ts';
import { createTestDatabase, migrationsDir } from '../support/databases.ts';
import { describeSchema } from '../support/schema.ts';
import type { OpenedRun } from '../support/seed.ts';

const quiet = { info: () => undefined, warn: () => undefined };
let app: TestApp;
let folder: string;
let file: string;
let open: OpenedRun;
let closed: OpenedRun;
let closedKeys: string[];
const token = newToken();

/** A practice round has something in nearly every table; one run is open and one closed, both with answers. */
beforeAll(async () => {
	app = await testApp({ PRACTICE: 'on' });
	folder = await mkdtemp(path.join(tmpdir(), 'vankrets-backup-'));
	file = path.join(folder, 'backup.gz');
	await seedPractice(app.ports, 'http://localhost');
	open = await app.seed.openedRun();
	closed = await app.seed.openedRun();
	await app.seed.answer(open.joinCode, [3, null, 2], token);
	for (let device = 0; device < 9; device += 1) {
		await app.seed.answer(open.joinCode, [1, 2, 3]);
		await app.seed.answer(closed.joinCode, [1, 2, null]);
	}
	const auditor = await BoxAuditor.open(app.connectionString);
	closedKeys = (
		await auditor.rows<{ key: string }>(
			`SELECT DISTINCT encode(ballot_key, 'hex') AS key FROM ballot.ballot WHERE run_id = $1`,
			closed.runId
		)
	).map((row) => row.key);
	await auditor.close();
	await closeRun(app.ports, closed.keyPerson.actor, { runId: closed.runId });
	await take(file);
});
afterAll(async () => {
	await app.close();
	await rm(folder, { recursive: true, force: true });
});

function take(to: string) {
	const now = new Date('2026-11-24T10:00:00Z');
	return writeBackup({
		connectionString: app.connectionString,
		file: to,
		appVersion: '0.1.0',
		now
	});
}

async function emptyDatabase(): Promise<string> {
	const database = await createTestDatabase(inject('databaseServer'), 'nothing');
	onTestFinished(database.drop);
	return database.connectionString;
}

const restoreInto = (connectionString: string, from = file) =>
	restoreBackup({ connectionString, file: from, migrationsDir, log: quiet });

async function query<Row extends pg.QueryResultRow>(
	connectionString: string,
	sql: string
): Promise<Row[]> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	try {
		return (await client.query<Row>(sql)).rows;
	} finally {
		await client.end();
	}
}

/** As the server's owner, whom no policy hides anything from; what a running app writes by itself is left out. */
async function contentsOf(connectionString: string): Promise<Record<string, string[]>> {
	const tables = await query<{ name: string }>(
		connectionString,
		`SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'ballot')
		AND tablename NOT IN ('session', 'one_time_link', 'mail', 'live_presence', 'live_attendance', 'live_slice')
		AND tablename NOT LIKE 'kysely%' ORDER BY 1`
	);
	const contents: Record<string, string[]> = {};
	for (const { name } of tables)
		contents[name] = (
			await query<{ row: string }>(
				connectionString,
				`SELECT t::text AS row FROM ${name} AS t ORDER BY 1`
			)
		).map((one) => one.row);
	return contents;
}

describe('a restored database', () => {
	test('has the rows and the schema of the one backed up, lets nobody in, and goes on counting', async () => {
		const target = await emptyDatabase();
		const { sums } = await restoreInto(target);
		expect(await contentsOf(target)).toEqual(await contentsOf(app.connectionString));
		expect(await describeSchema(target)).toEqual(await describeSchema(app.connectionString));
		expect(sums.reduce((sum, one) => sum + one.rows, 0)).toBeGreaterThan(200);
		const waysIn = 'SELECT 1 FROM session UNION ALL SELECT 1 FROM one_time_link';
		expect(await query(app.connectionString, waysIn)).not.toEqual([]);
		expect(await query(target, waysIn)).toEqual([]);
		const next = `SELECT nextval(pg_get_serial_sequence('public.log_history', 'id')) > (SELECT max(id) FROM log_history) AS ok`;
		expect(await query(target, next)).toEqual([{ ok: true }]);
		await expect(restoreInto(target)).rejects.toThrow('something in this database already');
	});

	test('lets a phone change its answer in a run that was open, given the same key', async () => {
		const target = await emptyDatabase();
		await restoreInto(target);
		const { config, clock } = app.ports;
		const again = await boot({ ...config, DATABASE_URL: target }, { migrationsDir, clock });
		onTestFinished(() => again.close());
		const { office } = again.ports;
		expect((await office.mine(open.joinCode, token)).map((one) => one.choice)).toEqual([
			3,
			null,
			2
		]);
		const changed = { code: open.joinCode, token, itemNo: 1, choice: 1, rev: 2 };
		expect(await office.cast(changed)).toEqual({ choice: 1, rev: 2 });
	});

	test('tallies a run that was open even when the key is lost', async () => {
		const target = await emptyDatabase();
		await restoreInto(target);
		const { config, clock } = app.ports;
		const lost = { ...config, DATABASE_URL: target, BALLOT_KEY: Buffer.alloc(32, 1) };
		const again = await boot(lost, { migrationsDir, clock });
		onTestFinished(() => again.close());
		await closeRun(again.ports, open.keyPerson.actor, { runId: open.runId });
		const counted = `SELECT counts, dont_know FROM run_result WHERE run_id = '${open.runId}' AND item_no <= 2 ORDER BY item_no`;
		expect(await query(target, counted)).toEqual([
			{ counts: [9, 0, 1], dont_know: 0 },
			{ counts: [0, 9, 0], dont_know: 1 }
		]);
	});
});

describe('the file', () => {
	test('holds nothing of how a closed run was answered but its sealed answers', async () => {
		const text = gunzipSync(await readFile(file)).toString('utf8');
		expect(closedKeys).toHaveLength(9);
		expect(closedKeys.filter((key) => text.includes(key))).toEqual([]);
		const ofClosed = text.split('\n').filter((line) => line.startsWith(`${closed.runId}\t`));
		expect(ofClosed.filter((line) => line.split('\t')[1]?.startsWith('\\\\x'))).toEqual([]);
	});

	test('has rows in the order of their keys, not in the order they came', async () => {
		const [, rows = ''] = /"table":"ballot\.ballot".*\n([^]*?)\\\.\n/.exec(
			gunzipSync(await readFile(file)).toString('utf8')
		) ?? ['', ''];
		const lines = rows.split('\n').filter((line) => line !== '');
		expect(lines).toHaveLength(30);
		const places = lines.map((line) => line.split('\t').slice(0, 2).join(' '));
		expect(places).toEqual([...places].sort());
	});

	test('is its owner’s alone, and never half-written under its name', async () => {
		expect((await stat(file)).mode & 0o777).toBe(0o600);
		const never = path.join(folder, 'no-such-folder', 'backup.gz');
		await expect(take(never)).rejects.toThrow('ENOENT');
	});
});

describe('a restore that cannot be right changes nothing', () => {
	const damages: [string, (text: string) => string, string][] = [
		['was cut off', (text) => text.slice(0, text.length / 2), 'cut off'],
		['lacks its last line', (text) => text.slice(0, text.lastIndexOf('{"sums"')), 'cut off'],
		['has a changed row', (text) => text.replace('Region', 'Regjon'), 'add up'],
		['is something else', () => 'hello\n', 'not a backup'],
		[
			'is of a later version',
			(text) => text.replace('"]}\n', '","9999-later"]}\n'),
			'other migrations'
		]
	];
	test.each(damages)('when the file %s', async (_, damage, words) => {
		const target = await emptyDatabase();
		const bad = path.join(folder, 'bad.gz');
		await writeFile(bad, gzipSync(damage(gunzipSync(await readFile(file)).toString('utf8'))));
		const failure = await restoreInto(target, bad).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(BackupError);
		expect(String(failure)).toContain(words);
		const made = await query<{ ok: boolean }>(
			target,
			`SELECT to_regclass('person') IS NOT NULL AS ok`
		);
		if (made[0]?.ok === true) expect(await query(target, 'SELECT 1 FROM person')).toEqual([]);
	});

	test('so that the right file can be restored afterwards', async () => {
		const target = await emptyDatabase();
		const bad = path.join(folder, 'short.gz');
		const text = gunzipSync(await readFile(file)).toString('utf8');
		await writeFile(bad, gzipSync(text.slice(0, -2)));
		await expect(restoreInto(target, bad)).rejects.toThrow('cut off');
		await restoreInto(target);
		expect((await query(target, 'SELECT 1 FROM person')).length).toBeGreaterThan(0);
	});

	test('when the file is not gzip at all', async () => {
		const bad = path.join(folder, 'plain.gz');
		await writeFile(bad, 'hello');
		await expect(restoreInto(await emptyDatabase(), bad)).rejects.toThrow(BackupError);
	});

	test('while Vänkrets runs on it', async () => {
		await app.seed.insertOrganisation();
		await expect(restoreInto(app.connectionString)).rejects.toThrow('Stop it first');
	});
});

test('a backup of an earlier schema is restored and brought to this one', async () => {
	const earlier = await emptyDatabase();
	await migrate({
		connectionString: earlier,
		migrationsDir,
		log: quiet,
		target: { to: '0007-participants' }
	});
	await query(
		earlier,
		`INSERT INTO person (id, email, name, created_at) VALUES (gen_random_uuid(), 'a@b.example', 'Å	\\N "ö"', now())`
	);
	const old = path.join(folder, 'old.gz');
	await writeBackup({
		connectionString: earlier,
		file: old,
		appVersion: '0.0.9',
		now: new Date()
	});
	const target = await emptyDatabase();
	await restoreInto(target, old);
	expect(await query(target, 'SELECT name FROM person')).toEqual([{ name: 'Å	\\N "ö"' }]);
	expect(await describeSchema(target)).toEqual(await describeSchema(app.connectionString));
});
