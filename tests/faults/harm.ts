import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { boot, type Application } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { startEmbeddedDatabase } from '#lib/server/db/embedded/start.ts';
import { createLogger } from '#lib/server/logger.ts';
import { AppProcess, root, sleep } from './app-process.ts';
import { strike, type Blow } from './blows.ts';
import { mustBeZero, percentile, type How, type Verdict } from './scenario.ts';

/** Those who use the app while it is harmed; each writes down what was acknowledged before doing anything else. */
export type Users = {
	readonly acknowledged: number;
	/** What was acknowledged of all that was sent after the last mark. */
	readonly fresh: number;
	mark(): void;
	start(): void;
	stop(): Promise<void>;
};

/** What the journal and the database differ in; all but `acknowledged` must be zero. */
export type Kept = {
	readonly acknowledged: number;
	readonly lost: number;
	readonly stale: number;
	readonly doubled: number;
};

/** What is there before, who uses it, and who tells afterwards whether what was acknowledged is kept. */
export type Work<Given> = {
	seed(application: Application): Promise<Given>;
	users(given: Given, at: { url: string; journal: string }): Users;
	check(
		given: Given,
		at: { connectionString: string; dataDir: string; journal: string }
	): Promise<Kept>;
};

/** Blow after blow at an app with its own PostgreSQL, while it is used; then the journal against the database. */
export async function harm<Given>(
	work: Work<Given>,
	blows: readonly Blow[],
	how: How
): Promise<Verdict> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'vankrets-faults-'));
	// As root, PostgreSQL's own user must be able to pass through the folder.
	chmodSync(dataDir, 0o711);
	try {
		const env = { DATABASE_URL: '', DATA_DIR: dataDir };
		const given = await seed(work, env);
		const journal = path.join(dataDir, 'journal.jsonl');
		writeFileSync(journal, '');
		const app = await AppProcess.at(how.variant, env);
		const users = work.users(given, { url: app.url, journal });
		const returns = await useAndStrike(app, users, blows, dataDir, how);
		const database = await startEmbeddedDatabase({ dataDir, log: () => undefined });
		try {
			const { connectionString } = database;
			const kept = await work.check(given, { connectionString, dataDir, journal });
			return judge(kept, returns, app.unasked, how);
		} finally {
			await database.stop();
		}
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

function judge(
	{ acknowledged, ...differences }: Kept,
	returns: readonly number[],
	exits: number,
	how: How
): Verdict {
	const slowest = Math.max(0, ...returns);
	const broken = mustBeZero({ ...differences, 'exits of the app by itself': exits });
	if (acknowledged < returns.length * 5) broken.push('hardly anything was acknowledged');
	if (how.timed && slowest > 3000) broken.push(`back after ${String(Math.round(slowest))} ms`);
	return {
		figures: {
			blows: returns.length,
			acknowledged,
			...differences,
			'exits by itself': exits,
			'back after, median ms': percentile(returns, 0.5),
			'back after, slowest ms': Math.round(slowest)
		},
		broken
	};
}

async function seed<Given>(work: Work<Given>, env: Readonly<Record<string, string>>) {
	const application = await boot(parseConfig(env), {
		log: createLogger('silent'),
		migrationsDir: path.join(root, 'migrations')
	});
	try {
		return await work.seed(application);
	} finally {
		await application.close();
	}
}

/** Of each blow the time until something that was sent after it was acknowledged, in milliseconds. */
async function useAndStrike(
	app: AppProcess,
	users: Users,
	blows: readonly Blow[],
	dataDir: string,
	how: How
): Promise<number[]> {
	const returns: number[] = [];
	await app.start();
	users.start();
	for (const blow of blows) {
		// A blow before anything was acknowledged since the last one proves little.
		await untilFresh(users, 6);
		await sleep(Math.random() * 350);
		await strike(blow, app, dataDir);
		const struckAt = performance.now();
		users.mark();
		await untilFresh(users, 1);
		returns.push(performance.now() - struckAt);
		if (returns.length % 10 === 0)
			how.say(`${String(returns.length)} blows, ${String(users.acknowledged)} acknowledged`);
	}
	await sleep(300);
	await app.kill();
	await users.stop();
	return returns;
}

async function untilFresh(users: Users, least: number): Promise<void> {
	const giveUpAt = performance.now() + 30_000;
	while (users.fresh < least) {
		if (performance.now() > giveUpAt) throw new Error('Nothing is acknowledged any more.');
		await sleep(5);
	}
}
