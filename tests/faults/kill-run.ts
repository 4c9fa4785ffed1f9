import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { boot, type Application } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { startEmbeddedDatabase } from '#lib/server/db/embedded/start.ts';
import { createLogger } from '#lib/server/logger.ts';
import { freePort, killHard, root, sleep, start, untilUp, type Variant } from './app-process.ts';

/** Those who use the app while it is killed; each writes down what was acknowledged before doing anything else. */
export type Users = { readonly acknowledged: number; start(): void; stop(): Promise<void> };

/** What is there before, who uses it, and who tells afterwards whether what was acknowledged is kept. */
export type Scenario<Given, Verdict> = {
	seed(application: Application): Promise<Given>;
	users(given: Given, at: { url: string; journal: string }): Users;
	check(
		given: Given,
		at: { connectionString: string; dataDir: string; journal: string }
	): Promise<Verdict>;
};

export type KillRun = { readonly kills: number; readonly slowestReturnMs: number };

/** kill -9 of the app, again and again, while it is used; then the journal against the database. */
export async function runKills<Given, Verdict>(
	scenario: Scenario<Given, Verdict>,
	options: { variant: Variant; kills: number; say?: (text: string) => void }
): Promise<Verdict & KillRun> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'vankrets-faults-'));
	try {
		const port = await freePort();
		const env = {
			...process.env,
			DATABASE_URL: '',
			DATA_DIR: dataDir,
			PORT: String(port),
			LOG_LEVEL: 'silent'
		};
		const given = await seed(scenario, env);
		const journal = path.join(dataDir, 'journal.jsonl');
		writeFileSync(journal, '');
		const url = `http://127.0.0.1:${String(port)}`;
		const users = scenario.users(given, { url, journal });
		const slowestReturnMs = await useAndKill(users, url, env, options);
		const database = await startEmbeddedDatabase({ dataDir, log: () => undefined });
		try {
			const { connectionString } = database;
			const verdict = await scenario.check(given, { connectionString, dataDir, journal });
			return { ...verdict, kills: options.kills, slowestReturnMs };
		} finally {
			await database.stop();
		}
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

async function seed<Given, Verdict>(scenario: Scenario<Given, Verdict>, env: NodeJS.ProcessEnv) {
	const application = await boot(parseConfig(env), {
		log: createLogger('silent'),
		migrationsDir: path.join(root, 'migrations')
	});
	try {
		return await scenario.seed(application);
	} finally {
		await application.close();
	}
}

/** The longest time from a kill to the app's next answer, in milliseconds. */
async function useAndKill(
	users: Users,
	url: string,
	env: NodeJS.ProcessEnv,
	{ variant, kills, say }: { variant: Variant; kills: number; say?: (text: string) => void }
): Promise<number> {
	let slowest = 0;
	let app = start(variant, env);
	await untilUp(url);
	users.start();
	for (let kill = 1; kill <= kills; kill += 1) {
		await untilUsed(users);
		await sleep(Math.random() * 350);
		await killHard(app);
		const killedAt = performance.now();
		app = start(variant, env);
		await untilUp(url);
		slowest = Math.max(slowest, performance.now() - killedAt);
		if (kill % 10 === 0)
			say?.(`${String(kill)} kills, ${String(users.acknowledged)} times acknowledged`);
	}
	await sleep(300);
	await killHard(app);
	await users.stop();
	return Math.round(slowest);
}

/** Until a few more things have been acknowledged by the app that was just started: a kill before that proves little. */
async function untilUsed(users: Users): Promise<void> {
	const before = users.acknowledged;
	for (let tries = 0; tries < 1000 && users.acknowledged < before + 6; tries += 1) await sleep(15);
}
