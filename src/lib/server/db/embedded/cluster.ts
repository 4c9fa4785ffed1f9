import { spawn } from 'node:child_process';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { spawnAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { codeOf, EmbeddedDatabaseError } from './error.ts';
import type { DatabaseLocation } from './location.ts';

export const superuser = 'vankrets';
const markerName = 'VANKRETS';
const majorVersion = 18;

async function entries(dir: string): Promise<string[]> {
	try {
		return await readdir(dir);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return [];
		if (codeOf(error) === 'ENOTDIR') return [path.basename(dir)];
		throw error;
	}
}

/** @throws EmbeddedDatabaseError foreignDirectory or newerDirectory; returns whether a cluster exists. */
async function clusterExists(clusterDir: string): Promise<boolean> {
	const found = await entries(clusterDir);
	if (found.length === 0) return false;
	if (!found.includes(markerName)) {
		throw new EmbeddedDatabaseError(
			'foreignDirectory',
			`${clusterDir} is not empty and was not made by this app (it has no file named ${markerName}). ` +
				'Nothing was changed. Move it away, or give the app another data folder.'
		);
	}
	const version = await readFile(path.join(clusterDir, 'PG_VERSION'), 'utf8').catch(() => '');
	if (version.trim() !== String(majorVersion)) {
		throw new EmbeddedDatabaseError(
			'newerDirectory',
			`${clusterDir} was written by PostgreSQL ${version.trim() || '(unknown version)'}; this app brings ` +
				`PostgreSQL ${majorVersion}. The data is safe and was not opened. Use the version of the app ` +
				'that wrote it, or restore a backup into an empty data folder.'
		);
	}
	return true;
}

async function syncDirectory(dir: string): Promise<void> {
	const handle = await open(dir, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

function initdbArguments(dir: string): string[] {
	return [
		`--pgdata=${dir}`,
		`--username=${superuser}`,
		'--encoding=UTF8',
		// Built into PostgreSQL: indexes stay valid when the operating system's locales change.
		'--locale=C',
		'--locale-provider=builtin',
		'--builtin-locale=C.UTF-8',
		'--data-checksums',
		'--auth-local=trust',
		'--auth-host=reject',
		'--set=timezone=Etc/UTC',
		'--no-instructions'
	];
}

function runInitdb(binaries: Binaries, location: DatabaseLocation, dir: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(binaries.initdb, initdbArguments(dir), {
			...spawnAs(location.account),
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		const collect = (chunk: Buffer) => {
			output += chunk.toString();
		};
		child.stdout.on('data', collect);
		child.stderr.on('data', collect);
		child.once('error', reject);
		child.once('close', (code, signal) => {
			if (code === 0) return resolve();
			reject(
				new EmbeddedDatabaseError(
					'startFailed',
					`A new database could not be made in ${location.clusterDir} (initdb ended with ` +
						`${signal ?? code}). There was no data there, so nothing is lost. PostgreSQL said:\n${output.trim()}`
				)
			);
		});
	});
}

/** An initdb that was interrupted leaves a folder that never got its final name; it holds no data. */
async function removeUnfinished(home: string, log: (message: string) => void): Promise<void> {
	for (const name of await entries(home)) {
		if (!name.startsWith('postgres.new-')) continue;
		const unfinished = path.join(home, name);
		// An initdb that outlived its app may still be writing there; the next start gets another chance.
		await rm(unfinished, { recursive: true, force: true, maxRetries: 2 }).then(
			() => log(`Removed ${unfinished}, left by a first start that was interrupted.`),
			() => log(`${unfinished}, left by an interrupted first start, could not be removed yet.`)
		);
	}
}

/** Makes the cluster when there is none. It gets its name last, so a half-made one is never opened. */
export async function ensureCluster(
	location: DatabaseLocation,
	binaries: Binaries,
	log: (message: string) => void
): Promise<void> {
	const { home, clusterDir, account } = location;
	const exists = await clusterExists(clusterDir);
	await removeUnfinished(home, log);
	if (exists) return;
	log(`Making a new database in ${clusterDir}.`);
	const unique = `${process.pid}-${Math.random().toString(36).slice(2)}`;
	const unfinished = path.join(home, `postgres.new-${unique}`);
	await mkdir(unfinished, { mode: 0o700 });
	if (account !== null) await chown(unfinished, account.uid, account.gid);
	try {
		await runInitdb(binaries, location, unfinished);
		const marker = path.join(unfinished, markerName);
		await writeFile(marker, 'This PostgreSQL cluster was made by Vänkrets.\n', { flush: true });
		if (account !== null) await chown(marker, account.uid, account.gid);
		await syncDirectory(unfinished);
		await rename(unfinished, clusterDir);
		await syncDirectory(home);
	} catch (error) {
		await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
		throw error;
	}
}
