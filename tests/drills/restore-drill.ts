import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { boot, type Application } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { startEmbeddedDatabase } from '#lib/server/db/embedded/start.ts';
import { createLogger } from '#lib/server/logger.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { Seed } from '../support/seed.ts';

/** A backup beside the running app, a new machine, a restore: what was counted before is what is counted after. */
export type RestoreVerdict = {
	readonly ballots: number;
	readonly runs: number;
	readonly backupSeconds: number;
	readonly megabytes: number;
	/** From an empty folder to a database that has been checked row by row. */
	readonly restoreSeconds: number;
	readonly talliesEqual: boolean;
	/** Rows of closed runs in the tables of the box after the restore. */
	readonly leftOfClosed: number;
};

const root = path.resolve(import.meta.dirname, '../..');
const items = 10;

export async function drillRestore(options: {
	devices: number;
	runs: number;
	say?: (text: string) => void;
}): Promise<RestoreVerdict> {
	const say = options.say ?? (() => undefined);
	const parent = await mkdtemp(path.join(tmpdir(), 'vankrets-drill-'));
	await chmod(parent, 0o711);
	const [before, after] = [path.join(parent, 'before'), path.join(parent, 'after')];
	const file = path.join(parent, 'drill.gz');
	try {
		const application = await boot(parseConfig({ DATA_DIR: before }), {
			log: createLogger('silent'),
			migrationsDir: path.join(root, 'migrations')
		});
		let tallies: string;
		let backupSeconds: number;
		try {
			await fill(application, options);
			say(`${String(options.devices * items)} answers in ${String(options.runs)} runs.`);
			tallies = await readTallies(application.connectionString);
			backupSeconds = await timed(() => admin(before, 'backup', '--to', file));
		} finally {
			await application.close();
		}
		const megabytes = (await stat(file)).size / 1_048_576;
		say(`Backed up in ${backupSeconds.toFixed(1)} s: ${megabytes.toFixed(1)} MB.`);
		const restoreSeconds = await timed(() => admin(after, 'restore', '--from', file));
		say(`Restored in ${restoreSeconds.toFixed(1)} s.`);
		const found = await lookInto(after);
		return {
			ballots: options.devices * items,
			runs: options.runs,
			backupSeconds,
			megabytes,
			restoreSeconds,
			talliesEqual: found.tallies === tallies,
			leftOfClosed: found.leftOfClosed
		};
	} finally {
		await rm(parent, { recursive: true, force: true });
	}
}

async function admin(dataDir: string, ...args: string[]): Promise<void> {
	await promisify(execFile)(process.execPath, ['src/cli/admin.ts', ...args], {
		cwd: root,
		env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir }
	});
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await work();
	return (performance.now() - started) / 1000;
}

/** Open runs with answers straight into the box; every second run is closed afterwards. */
async function fill(
	application: Application,
	{ devices, runs }: { devices: number; runs: number }
): Promise<void> {
	const seed = new Seed(application.ports);
	const client = new Client({ connectionString: application.connectionString });
	await client.connect();
	try {
		for (let index = 0; index < runs; index += 1) {
			const run = await seed.openedRun();
			await client.query(
				`INSERT INTO ballot.ballot (run_id, ballot_key, item_no, choice, rev)
				SELECT $1::uuid, sha256(convert_to($1::uuid::text || '/' || device, 'UTF8')), item,
					CASE WHEN random() < 0.1 THEN NULL ELSE 1 + floor(random() * 3)::int END, 1
				FROM generate_series(1, $2::int) AS device, generate_series(1, $3::int) AS item`,
				[run.runId, Math.ceil(devices / runs), items]
			);
			if (index % 2 === 1)
				await closeRun(application.ports, run.keyPerson.actor, { runId: run.runId });
		}
	} finally {
		await client.end();
	}
}

async function lookInto(dataDir: string) {
	const database = await startEmbeddedDatabase({ dataDir, log: () => undefined });
	const client = new Client({ connectionString: database.connectionString });
	await client.connect();
	try {
		const { rows } = await client.query<{ n: number }>(
			`SELECT (SELECT count(*) FROM ballot.ballot JOIN ballot.poll USING (run_id) WHERE state = 'closed')::int
				+ (SELECT count(*) FROM ballot.poll_key JOIN ballot.poll USING (run_id) WHERE state = 'closed')::int AS n`
		);
		return {
			tallies: await readTallies(database.connectionString),
			leftOfClosed: rows[0]?.n ?? -1
		};
	} finally {
		await client.end();
		await database.stop();
	}
}

/** What is counted in open runs, sealed in closed ones, and published of them, as one text. */
async function readTallies(connectionString: string): Promise<string> {
	const client = new Client({ connectionString });
	await client.connect();
	try {
		const counted = await client.query(
			`SELECT 'open' AS state, run_id, item_no, choice, count(*)::int AS n FROM ballot.ballot GROUP BY 2, 3, 4
			UNION ALL SELECT 'sealed', run_id, item_no, choice, count(*)::int FROM ballot.sealed_answer GROUP BY 2, 3, 4
			ORDER BY 1, 2, 3, 4`
		);
		const published = await client.query('SELECT * FROM run_result ORDER BY run_id, item_no');
		return JSON.stringify([counted.rows, published.rows]);
	} finally {
		await client.end();
	}
}
