import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import {
	cleanUp,
	isRoot,
	makeFolder,
	postmasterPid,
	processesIn,
	query,
	start,
	startApp,
	until
} from '../support/embedded.ts';

afterEach(cleanUp);

async function killApp(app: ReturnType<typeof startApp>): Promise<void> {
	app.kill('SIGKILL');
	await app.exited;
}

describe('an app that was killed', () => {
	test('leaves a running server, which the next app takes over', async () => {
		const dataDir = await makeFolder();
		const app = startApp(dataDir);
		const { clusterDir = '', connectionString = '' } = await app.said();
		const pid = await postmasterPid(clusterDir);
		await query(connectionString, 'create table kept as select 7 as answer');
		await killApp(app);
		const next = await start(dataDir);
		expect(next.adopted).toBe(true);
		expect(await postmasterPid(clusterDir)).toBe(pid);
		expect(await query(next.connectionString, 'select answer from kept')).toEqual([{ answer: 7 }]);
		await next.stop();
		expect(processesIn(clusterDir)).toEqual([]);
	});

	test('leaves a server that is kept running after the takeover too', async () => {
		const dataDir = await makeFolder();
		const app = startApp(dataDir);
		const { clusterDir = '' } = await app.said();
		const pid = await postmasterPid(clusterDir);
		await killApp(app);
		const next = await start(dataDir);
		process.kill(pid, 'SIGKILL');
		await until(() =>
			query(next.connectionString, 'select 1').then(
				async () => (await postmasterPid(clusterDir)) !== pid,
				() => false
			)
		);
	});

	test('leaves the folder in use while its server answers from where we see no processes', async () => {
		const dataDir = await makeFolder();
		const app = startApp(dataDir);
		const { clusterDir = '', connectionString = '' } = await app.said();
		await killApp(app);
		// Another container's pids mean nothing here; a number that nobody has stands for that.
		const pidFile = path.join(clusterDir, 'postmaster.pid');
		const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
		writeFileSync(pidFile, [2_000_000_000, ...rest].join('\n'));
		await expect(start(dataDir)).rejects.toMatchObject({ code: 'alreadyInUse' });
		expect(await query(connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
	});

	test('in the middle of the first start does not stand in the way of the next', async () => {
		const dataDir = await makeFolder();
		const app = startApp(dataDir);
		await until(() => readdirSync(dataDir).some((name) => name.startsWith('postgres.new-')));
		const unfinished = readdirSync(dataDir).find((name) => name.startsWith('postgres.new-')) ?? '';
		await until(() => readdirSync(path.join(dataDir, unfinished)).includes('PG_VERSION'));
		await killApp(app);
		for (const pid of processesIn(path.join(dataDir, unfinished))) process.kill(pid, 'SIGKILL');
		expect(readdirSync(dataDir)).not.toContain('postgres');
		const next = await start(dataDir);
		expect(await query(next.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
		await next.stop();
		await start(dataDir);
		expect(readdirSync(dataDir).filter((name) => name.includes('.new-'))).toEqual([]);
	});
});

/** Four writers, each noting a number only when its insert was acknowledged. */
function writeUntilCut(connectionString: string, acknowledged: number[]): Promise<unknown> {
	let next = 0;
	const writer = async () => {
		const client = new pg.Client({ connectionString });
		client.on('error', () => undefined);
		await client.connect();
		for (;;) {
			const value = next++;
			await client.query('insert into answers values ($1)', [value]);
			acknowledged.push(value);
		}
	};
	return Promise.allSettled([writer(), writer(), writer(), writer()]);
}

describe('a server that was killed', () => {
	test('has lost no acknowledged row when it comes back', async () => {
		const dataDir = await makeFolder();
		const database = await start(dataDir);
		const { connectionString, clusterDir } = database;
		await query(connectionString, 'create table answers (value int primary key)');
		for (let round = 0; round < 3; round++) {
			await query(connectionString, 'truncate answers');
			const acknowledged: number[] = [];
			const writing = writeUntilCut(connectionString, acknowledged);
			await until(() => acknowledged.length > 200);
			for (const pid of processesIn(clusterDir)) process.kill(pid, 'SIGKILL');
			await writing;
			await until(() =>
				query(connectionString, 'select 1').then(
					() => true,
					() => false
				)
			);
			const rows = await query<{ value: number }>(connectionString, 'select value from answers');
			const stored = new Set(rows.map((row) => row.value));
			expect(acknowledged.filter((value) => !stored.has(value))).toEqual([]);
		}
	});

	test('is started again under the pool, which reconnects by itself', async () => {
		const log: string[] = [];
		const database = await start(await makeFolder(), { log: (message) => log.push(message) });
		const pool = new pg.Pool({ connectionString: database.connectionString });
		pool.on('error', () => undefined);
		await pool.query('create table kept as select 1 as answer');
		const pid = await postmasterPid(database.clusterDir);
		process.kill(pid, 'SIGKILL');
		await until(() =>
			pool.query('select answer from kept').then(
				() => true,
				() => false
			)
		);
		await until(() => log.some((line) => line.includes('running again')));
		expect(log.some((line) => line.includes(`process ${pid}`))).toBe(true);
		expect(await postmasterPid(database.clusterDir)).not.toBe(pid);
		await pool.end();
		await database.stop();
		expect(processesIn(database.clusterDir)).toEqual([]);
	});

	test('is tried again until what keeps it from starting is put right', async () => {
		const log: string[] = [];
		const database = await start(await makeFolder(), { log: (message) => log.push(message) });
		const settings = path.join(database.clusterDir, 'postgresql.auto.conf');
		const before = readFileSync(settings, 'utf8');
		writeFileSync(settings, "shared_buffers = 'much'\n");
		process.kill(await postmasterPid(database.clusterDir), 'SIGKILL');
		await until(() => log.filter((line) => line.includes('did not come back')).length >= 2);
		writeFileSync(settings, before);
		await until(() => log.some((line) => line.includes('running again')));
		expect(await query(database.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
	});

	test('does not hinder stopping while it cannot be started', async () => {
		const dataDir = await makeFolder();
		const log: string[] = [];
		const database = await start(dataDir, { log: (message) => log.push(message) });
		writeFileSync(
			path.join(database.clusterDir, 'postgresql.auto.conf'),
			"shared_buffers = 'much'\n"
		);
		process.kill(await postmasterPid(database.clusterDir), 'SIGKILL');
		await until(() => log.some((line) => line.includes('did not come back')));
		await database.stop();
		expect(readdirSync(dataDir)).not.toContain('app.pid');
		expect(processesIn(database.clusterDir)).toEqual([]);
	});

	test('starts although its pid now belongs to another process of the same user', async () => {
		const dataDir = await makeFolder();
		const app = startApp(dataDir);
		const { clusterDir = '' } = await app.said();
		await killApp(app);
		for (const pid of processesIn(clusterDir)) process.kill(pid, 'SIGKILL');
		await until(() => processesIn(clusterDir).length === 0);
		const owner = statSync(clusterDir);
		const other = spawn('sleep', ['60'], isRoot ? { uid: owner.uid, gid: owner.gid } : {});
		try {
			const pidFile = path.join(clusterDir, 'postmaster.pid');
			const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
			writeFileSync(pidFile, [other.pid, ...rest].join('\n'));
			const next = await start(dataDir);
			expect(next.adopted).toBe(false);
			expect(await query(next.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
			expect(other.exitCode).toBe(null);
		} finally {
			other.kill();
		}
	});
});
