import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { describeDatabase } from '#lib/server/db/embedded/location.ts';
import { cleanUp, makeFolder, postmasterPid, query, start } from '../support/embedded.ts';

afterEach(cleanUp);

const socketDirOf = (connectionString: string) => new pg.Client({ connectionString }).host;

describe('a first start in an empty folder', () => {
	test('gives a durable UTF-8 database with checksums that only the socket reaches', async () => {
		const dataDir = await makeFolder();
		const database = await start(dataDir);
		expect(database.clusterDir).toBe(path.join(dataDir, 'postgres'));
		expect(database.adopted).toBe(false);
		const settings = await query(
			database.connectionString,
			`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit',
			 'full_page_writes', 'data_checksums', 'listen_addresses', 'server_encoding') order by name`
		);
		expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
			data_checksums: 'on',
			fsync: 'on',
			full_page_writes: 'on',
			listen_addresses: '',
			server_encoding: 'UTF8',
			synchronous_commit: 'on'
		});
		const [who] = await query(
			database.connectionString,
			`select current_user as role, current_database() as database,
			 pg_get_userbyid(datdba) as owner from pg_database where datname = current_database()`
		);
		expect(who).toEqual({ role: 'vankrets', database: 'vankrets', owner: 'vankrets' });
		const socketDir = statSync(socketDirOf(database.connectionString));
		expect(socketDir.mode & 0o777).toBe(0o700);
		expect(describeDatabase(database)).toContain(database.clusterDir);
	});

	test('sorts Swedish as Swedes do with the collation sv-x-icu', async () => {
		const database = await start(await makeFolder());
		const rows = await query<{ name: string }>(
			database.connectionString,
			`select name from unnest(array['Östersund', 'Årjäng', 'Älvsbyn', 'Zinkgruvan', 'Vara'])
			 as t(name) order by name collate "sv-x-icu"`
		);
		expect(rows.map((row) => row.name)).toEqual([
			'Vara',
			'Zinkgruvan',
			'Årjäng',
			'Älvsbyn',
			'Östersund'
		]);
	});

	test('works where the path is too long for a socket', async () => {
		const dataDir = path.join(await makeFolder(), 'a'.repeat(60), 'b'.repeat(60));
		mkdirSync(dataDir, { recursive: true, mode: 0o711 });
		const database = await start(dataDir);
		expect(database.clusterDir).toBe(path.join(dataDir, 'postgres'));
		expect(socketDirOf(database.connectionString).length).toBeLessThan(85);
		expect(await query(database.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
	});
});

describe('a later start', () => {
	test('takes well under a second and finds everything', async () => {
		const dataDir = await makeFolder();
		const first = await start(dataDir);
		await query(first.connectionString, 'create table kept as select 42 as answer');
		await first.stop();
		const begun = performance.now();
		const second = await start(dataDir);
		expect(performance.now() - begun).toBeLessThan(1000);
		expect(second.adopted).toBe(false);
		expect(await query(second.connectionString, 'select answer from kept')).toEqual([
			{ answer: 42 }
		]);
	});

	test('is refused when fsync is off', async () => {
		const dataDir = await makeFolder();
		await expect(start(dataDir, { extraSettings: { fsync: 'off' } })).rejects.toMatchObject({
			code: 'startFailed',
			message: expect.stringContaining('fsync = off')
		});
		expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
		await start(dataDir);
	});

	test('is refused when someone turned synchronous_commit off for the role', async () => {
		const dataDir = await makeFolder();
		const first = await start(dataDir);
		await query(first.connectionString, 'alter role vankrets set synchronous_commit = off');
		await first.stop();
		await expect(start(dataDir)).rejects.toMatchObject({
			code: 'startFailed',
			message: expect.stringContaining('synchronous_commit = off')
		});
	});
});

describe('stopping', () => {
	test('ends the server, releases the folder and may be repeated', async () => {
		const dataDir = await makeFolder();
		const database = await start(dataDir);
		const pid = await postmasterPid(database.clusterDir);
		await Promise.all([database.stop(), database.stop()]);
		await database.stop();
		expect(() => process.kill(pid, 0)).toThrow();
		expect(existsSync(path.join(dataDir, 'app.pid'))).toBe(false);
		expect(existsSync(path.join(database.clusterDir, 'postmaster.pid'))).toBe(false);
	});
});

describe('a folder that is not ours to open', () => {
	test('is left alone when something else lies there', async () => {
		const dataDir = await makeFolder();
		const clusterDir = path.join(dataDir, 'postgres');
		mkdirSync(clusterDir);
		writeFileSync(path.join(clusterDir, 'PG_VERSION'), '18\n');
		await expect(start(dataDir)).rejects.toMatchObject({
			code: 'foreignDirectory',
			message: expect.stringContaining(clusterDir)
		});
		expect(readdirSync(clusterDir)).toEqual(['PG_VERSION']);
		expect(existsSync(path.join(dataDir, 'app.pid'))).toBe(false);
	});

	test('is left alone when a newer PostgreSQL wrote it', async () => {
		const dataDir = await makeFolder();
		const database = await start(dataDir);
		await database.stop();
		writeFileSync(path.join(database.clusterDir, 'PG_VERSION'), '19\n');
		await expect(start(dataDir)).rejects.toMatchObject({
			code: 'newerDirectory',
			message: expect.stringMatching(/PostgreSQL 19.*PostgreSQL 18/)
		});
		writeFileSync(path.join(database.clusterDir, 'PG_VERSION'), '18\n');
		await start(dataDir);
	});
});
