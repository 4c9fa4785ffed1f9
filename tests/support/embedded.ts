import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { isRunning } from '#lib/server/db/embedded/processes.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '#lib/server/db/embedded/start.ts';

/** What differs for root is Linux's business: servers and containers. */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
export const nobody = 65_534;

const folders: string[] = [];
const running: { stop(): Promise<void> }[] = [];
const apps: ChildProcess[] = [];

/** A data folder that PostgreSQL's user can enter even when the tests run as root. */
export async function makeFolder(parent = os.tmpdir()): Promise<string> {
	const dir = await mkdtemp(path.join(parent, 'vankrets-embedded-'));
	await chmod(dir, 0o711);
	folders.push(dir);
	return dir;
}

type Options = Partial<Parameters<typeof startEmbeddedDatabase>[0]>;

export async function start(dataDir: string, options: Options = {}): Promise<EmbeddedDatabase> {
	const database = await startEmbeddedDatabase({ dataDir, log: () => undefined, ...options });
	running.push(database);
	return database;
}

export async function query<Row extends pg.QueryResultRow>(
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

export async function postmasterPid(clusterDir: string): Promise<number> {
	return Number((await readFile(path.join(clusterDir, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

function processesByParent(clusterDir: string): number[] {
	const listed = execFileSync('ps', ['-axww', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' });
	const all = listed.split('\n').map((line) => line.trim().split(/\s+/));
	const server = all.find((words) => words.includes(clusterDir))?.[0];
	if (server === undefined) return [];
	return all
		.filter(([pid, parent]) => pid === server || parent === server)
		.map(([pid]) => Number(pid));
}

/** The postmaster of a cluster and its children; on Linux also children that outlived it. */
export function processesIn(clusterDir: string): number[] {
	if (process.platform !== 'linux') return processesByParent(clusterDir);
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number)
		.filter((pid) => {
			try {
				return readlinkSync(`/proc/${pid}/cwd`) === clusterDir && isRunning(pid);
			} catch {
				return false;
			}
		});
}

export type AppSays = {
	connectionString?: string;
	clusterDir?: string;
	adopted?: boolean;
	code?: string;
	message?: string;
	stopped?: boolean;
};

/** Starts tests/support/embedded-app.ts; `said` resolves with what it reports next. */
export function startApp(dataDir: string, user?: { uid: number; gid: number }) {
	const script = path.join(import.meta.dirname, 'embedded-app.ts');
	const child = spawn(process.execPath, [script, dataDir], {
		...user,
		cwd: '/',
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	apps.push(child);
	let log = '';
	child.stderr.on('data', (chunk: Buffer) => {
		log += chunk.toString();
	});
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	return {
		pid: child.pid ?? 0,
		exited,
		log: () => log,
		kill: (signal: NodeJS.Signals) => child.kill(signal),
		async said(): Promise<AppSays> {
			const { value, done } = await lines.next();
			if (done) throw new Error(`The app ended without a word. ${log}`);
			return JSON.parse(value) as AppSays;
		}
	};
}

export async function until(
	what: () => boolean | Promise<boolean>,
	within = 10_000
): Promise<void> {
	const giveUpAt = Date.now() + within;
	while (!(await what())) {
		if (Date.now() > giveUpAt) throw new Error('It did not happen in time.');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

/** For afterEach: stops what a test started, kills what it left running, removes its folders. */
export async function cleanUp(): Promise<void> {
	for (const app of apps.splice(0)) app.kill('SIGKILL');
	for (const database of running.splice(0)) await database.stop().catch(() => undefined);
	for (const folder of folders.splice(0)) {
		for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
			if (path.basename(name) !== 'PG_VERSION') continue;
			for (const pid of processesIn(path.join(folder, path.dirname(name)))) {
				process.kill(pid, 'SIGKILL');
			}
		}
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
