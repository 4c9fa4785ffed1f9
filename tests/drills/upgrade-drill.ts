import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { listMigrations, migrate } from '#lib/server/db/migrate.ts';
import { createTestDatabase, migrationsDir } from '../support/databases.ts';
import { describeSchema } from '../support/schema.ts';
import { countRows, fillFrom, readRows } from './earlier-data.ts';

/** Upgrades from earlier schemas with data in them, each killed at some statement. All but the first two must be zero. */
export type UpgradeVerdict = {
	readonly schemas: number;
	readonly kills: number;
	/** Kills after which the schema or a row was neither as before nor as of the newest version. */
	readonly between: number;
	/** Later starts that did not end at the newest schema, or with fewer rows of a table than before. */
	readonly stuck: number;
};

const quiet = { info: () => undefined, warn: () => undefined };
const script = path.join(import.meta.dirname, 'upgrading.ts');

export async function drillUpgrade(options: {
	/** Reaches any database of the server. */
	server: string;
	/** A database of the newest schema with rows in it. */
	today: string;
	/** Which earlier schemas, by the number of migrations they have. Default: all. */
	prefixes?: readonly number[];
	/** Statements at which to kill, of so many. Default: each. */
	stopsOf?: (statements: number) => readonly number[];
	say?: (text: string) => void;
}): Promise<UpgradeVerdict> {
	const names = await listMigrations(migrationsDir);
	const newest = await describeSchema(options.today);
	const rows = await withClient(options.today, readRows);
	const prefixes = options.prefixes ?? names.slice(1).map((_, index) => index + 1);
	let [kills, between, stuck] = [0, 0, 0];
	for (const prefix of prefixes) {
		const earlier = await createTestDatabase(options.server, 'nothing');
		try {
			await migrateTo(earlier.connectionString, names[prefix - 1] ?? '');
			await withClient(earlier.connectionString, (client) => fillFrom(client, rows));
			const before = await stateOf(earlier.connectionString);
			const statements = await countStatements(options.server, names[prefix - 1] ?? '');
			for (const stop of (options.stopsOf ?? each)(statements)) {
				start(earlier.connectionString, stop);
				await untilAlone(earlier.connectionString);
				kills += 1;
				const after = await stateOf(earlier.connectionString);
				const isNewest = after.schema === newest.join('\n');
				if (after.text !== before.text && !isNewest) between += 1;
				// Only the last statements come after the commit: from there on there is nothing left to interrupt.
				if (isNewest) break;
			}
			start(earlier.connectionString, 0);
			const end = await stateOf(earlier.connectionString);
			const lost = [...before.counts].some(([table, n]) => (end.counts.get(table) ?? 0) < n);
			if (end.schema !== newest.join('\n') || lost) stuck += 1;
			options.say?.(`from ${names[prefix - 1] ?? ''}: ${String(kills)} kills so far`);
		} finally {
			await earlier.drop();
		}
	}
	return { schemas: prefixes.length, kills, between, stuck };
}

const each = (statements: number) => Array.from({ length: statements }, (_, index) => index + 1);

function migrateTo(connectionString: string, to: string) {
	return migrate({ connectionString, migrationsDir, log: quiet, target: { to } });
}

async function countStatements(server: string, from: string): Promise<number> {
	const dry = await createTestDatabase(server, 'nothing');
	try {
		await migrateTo(dry.connectionString, from);
		return Number(start(dry.connectionString, 0));
	} finally {
		await dry.drop();
	}
}

/** A start of the app that is killed before that statement; what it said. */
function start(connectionString: string, stopAt: number): string {
	const { stdout, stderr, signal, status } = spawnSync(
		process.execPath,
		[script, connectionString, String(stopAt)],
		{ encoding: 'utf8' }
	);
	if (signal === null && status !== 0) throw new Error(`the upgrade failed: ${stderr}`);
	return stdout.trim();
}

/** Until the server has noticed that the killed app is gone. */
async function untilAlone(connectionString: string): Promise<void> {
	await withClient(connectionString, async (client) => {
		for (let tries = 0; tries < 1000; tries += 1) {
			const { rows } = await client.query(
				'SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = $1',
				['client backend']
			);
			if (rows.length === 0) return;
			await delay(10);
		}
		throw new Error('the killed app is still connected');
	});
}

async function stateOf(connectionString: string) {
	const schema = (await describeSchema(connectionString)).join('\n');
	return withClient(connectionString, async (client) => ({
		schema,
		counts: await countRows(client),
		text: JSON.stringify([schema, [...(await readRows(client))]])
	}));
}

async function withClient<T>(
	connectionString: string,
	work: (client: Client) => Promise<T>
): Promise<T> {
	const client = new Client({ connectionString });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}
