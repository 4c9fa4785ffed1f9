import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	mkdtempSync,
	openSync,
	rmSync,
	writeSync,
	closeSync,
	existsSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { boot } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { createLogger } from '#lib/server/logger.ts';
import { startEmbeddedDatabase } from '#lib/server/db/embedded/start.ts';
import { answering } from '../answering.ts';
import { AppProcess, root, sleep } from '../app-process.ts';
import { mustBeZero, type FaultScenario, type How, type Verdict } from '../scenario.ts';

/** A disk of its own that something else fills to the last byte, and then empties. */
const size = '180m';
const fullFor = 4000;

export const disk: FaultScenario = {
	name: 'disk',
	promise:
		'the disk is full for a while: nothing is called saved that is not, and it recovers alone',
	short: null,
	controls: [],
	run: async (how) => {
		const folder = mkdtempSync(path.join(tmpdir(), 'vankrets-disk-'));
		try {
			execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0711`, 'tmpfs', folder], {
				stdio: 'ignore'
			});
		} catch {
			rmSync(folder, { recursive: true });
			return { figures: {}, broken: [], skipped: 'a small disk can be made only by root on Linux' };
		}
		try {
			return await fillUp(folder, how);
		} finally {
			execFileSync('umount', ['-l', folder]);
			rmSync(folder, { recursive: true });
		}
	}
};

async function fillUp(dataDir: string, how: How): Promise<Verdict> {
	chmodSync(dataDir, 0o711);
	const env = { DATABASE_URL: '', DATA_DIR: dataDir };
	const work = answering(20);
	const application = await boot(parseConfig(env), {
		log: createLogger('silent'),
		migrationsDir: path.join(root, 'migrations')
	});
	const given = await work.seed(application);
	await application.close();
	const journals = mkdtempSync(path.join(tmpdir(), 'vankrets-journal-'));
	const journal = path.join(journals, 'journal.jsonl');
	const app = await AppProcess.at(how.variant, env);
	const users = work.users(given, { url: app.url, journal });
	await app.start();
	users.start();
	while (users.acknowledged < 50) await sleep(20);
	const filler = path.join(dataDir, 'filler');
	fill(filler);
	how.say('the disk is full');
	// PostgreSQL writes on in the room it has set aside; after that nothing can be saved.
	await sleep(fullFor);
	users.mark();
	const before = users.acknowledged;
	await sleep(fullFor);
	const whileFull = users.acknowledged - before;
	rmSync(filler);
	const freed = performance.now();
	users.mark();
	while (users.fresh === 0 && performance.now() - freed < 90_000) await sleep(20);
	const back = Math.round(performance.now() - freed);
	const recovered = users.fresh > 0;
	await app.kill();
	await users.stop();
	const database = await startEmbeddedDatabase({ dataDir, log: () => undefined });
	const { connectionString } = database;
	const { acknowledged, ...kept } = await work.check(given, { connectionString, dataDir, journal });
	await database.stop();
	if (existsSync(journals)) rmSync(journals, { recursive: true });
	const faults = { ...kept, 'exits by itself': app.unasked };
	return {
		figures: { acknowledged, 'while full': whileFull, ...faults, 'back after ms': back },
		broken: [...mustBeZero(faults), ...(recovered ? [] : ['it did not recover by itself'])]
	};
}

/** To the last byte. */
function fill(file: string): void {
	const descriptor = openSync(file, 'w');
	try {
		for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 2))
			try {
				for (;;) writeSync(descriptor, Buffer.alloc(size, 1));
			} catch {
				// No room for a piece of this size: a smaller one, until there is room for none.
			}
	} finally {
		closeSync(descriptor);
	}
}
