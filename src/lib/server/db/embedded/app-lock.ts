import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf, EmbeddedDatabaseError } from './error.ts';
import { processIdentity } from './processes.ts';

export type AppLock = { release(): Promise<void> };

async function readIfThere(file: string): Promise<string | null> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return null;
		throw error;
	}
}

/** The pid in a lock whose process still runs, or null when the lock is stale. */
function holderOf(content: string): number | null {
	const [pidLine = '', identity = ''] = content.split('\n');
	const pid = Number(pidLine);
	if (!Number.isInteger(pid) || pid <= 0) return null;
	const now = processIdentity(pid);
	if (now === null) return null;
	return identity === '' || identity === now ? pid : null;
}

async function linkInto(file: string, content: string): Promise<boolean> {
	const own = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
	await writeFile(own, content, { mode: 0o644 });
	try {
		await link(own, file);
		return true;
	} catch (error) {
		if (codeOf(error) === 'EEXIST') return false;
		throw error;
	} finally {
		await unlink(own);
	}
}

/** Takes a stale lock away. If another starter got in between, its lock is put back. */
async function removeStale(file: string, stale: string): Promise<void> {
	const aside = `${file}.stale.${process.pid}`;
	try {
		await rename(file, aside);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return;
		throw error;
	}
	if ((await readIfThere(aside)) !== stale) {
		await link(aside, file).catch((error: unknown) => {
			if (codeOf(error) !== 'EEXIST') throw error;
		});
	}
	await unlink(aside);
}

/**
 * One app per folder: `<dir>/app.pid` names the process that uses it.
 * @throws EmbeddedDatabaseError alreadyInUse while that process runs.
 */
export async function takeAppLock(dir: string, ownerPid: number): Promise<AppLock> {
	const file = path.join(dir, 'app.pid');
	const content = `${ownerPid}\n${processIdentity(ownerPid) ?? ''}\n`;
	let tookOver = false;
	for (;;) {
		if (await linkInto(file, content)) {
			// A starter that saw the same stale lock may be moving ours aside right now.
			if (tookOver) await delay(50);
			if ((await readIfThere(file)) === content) break;
			continue;
		}
		const found = await readIfThere(file);
		if (found === null) continue;
		const holder = holderOf(found);
		if (holder !== null) {
			throw new EmbeddedDatabaseError(
				'alreadyInUse',
				`The data folder ${dir} is already in use by process ${holder}. Nothing was changed. ` +
					`Stop that process first, or give this one another data folder. (${file} names the process.)`
			);
		}
		await removeStale(file, found);
		tookOver = true;
	}
	return {
		async release() {
			if ((await readIfThere(file)) === content) await unlink(file);
		}
	};
}
