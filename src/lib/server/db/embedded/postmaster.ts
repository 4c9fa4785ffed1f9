import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { codeOf } from './error.ts';
import type { DatabaseLocation } from './location.ts';
import { wasStartedWith } from './processes.ts';

/** The server's main process, whether this app started it or found it running. */
export type Postmaster = { pid: number; socketDir: string; gone: Promise<void>; isGone(): boolean };

const watchEvery = process.platform === 'linux' ? 250 : 1000;
const impatientAfter = 60_000;
const rotateLogAt = 10 * 1024 * 1024;
/** Above every system's largest pid, so no process ever has it. */
const nobodysPid = 2_147_483_646;

/**
 * Used log segments are removed instead of overwritten some day, and the server's own log leaves out values: both would
 * keep what was deleted, or who it was about (decision 025).
 */
const discreet = { wal_recycle: 'off', log_error_verbosity: 'terse' };

type PidFile = { pid: number; socketDir: string; rest: string };

const pidFileOf = (clusterDir: string) => path.join(clusterDir, 'postmaster.pid');

export async function readPidFile(clusterDir: string): Promise<PidFile | null> {
	const text = await readFile(pidFileOf(clusterDir), 'utf8').catch((error: unknown) => {
		if (codeOf(error) === 'ENOENT') return '';
		throw error;
	});
	const [first = '', ...rest] = text.split('\n');
	const pid = Number(first);
	if (!Number.isInteger(pid) || pid <= 0) return null;
	return { pid, socketDir: rest[3] ?? '', rest: rest.join('\n') };
}

/**
 * A pid left by a dead server may meanwhile be another process, and PostgreSQL would then refuse to
 * start. Only the number is replaced: removing the file would also remove the shared memory key by
 * which PostgreSQL sees that children of the dead server still write.
 */
export async function retirePidFile(clusterDir: string, found: PidFile): Promise<void> {
	if (found.pid === nobodysPid) return;
	await writeFile(pidFileOf(clusterDir), `${nobodysPid}\n${found.rest}`, { flush: true });
}

/** The socket's lock names a pid too. It guards only the path, so it may go once nobody answers there. */
export async function removeSocket(socketDir: string): Promise<void> {
	await rm(path.join(socketDir, '.s.PGSQL.5432.lock'), { force: true });
	await rm(path.join(socketDir, '.s.PGSQL.5432'), { force: true });
}

export function isPostmasterOf(clusterDir: string, pid: number): boolean {
	return wasStartedWith(pid, clusterDir);
}

/** A server that is not our child tells nobody when it ends, so it is looked at now and then. */
export function adoptPostmaster(clusterDir: string, found: PidFile): Postmaster {
	let end = () => {};
	const gone = new Promise<void>((resolve) => {
		end = resolve;
	});
	const isGone = () => {
		if (isPostmasterOf(clusterDir, found.pid)) return false;
		clearInterval(timer);
		end();
		return true;
	};
	const timer = setInterval(isGone, watchEvery);
	timer.unref();
	return { pid: found.pid, socketDir: found.socketDir, gone, isGone };
}

function serverArguments(clusterDir: string, settings: Record<string, string>): string[] {
	const each = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	return ['-D', clusterDir, ...each];
}

async function openLog(file: string) {
	const size = await stat(file).then(
		(found) => found.size,
		() => 0
	);
	if (size > rotateLogAt) await rename(file, `${file}.1`);
	return open(file, 'a', 0o600);
}

function whenSpawned(child: ChildProcess): Promise<number> {
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('spawn', () => resolve(child.pid ?? 0));
	});
}

/** Starts the server apart from this process: it survives a killed app and a Ctrl-C in the terminal. */
export async function spawnPostmaster(
	binaries: Binaries,
	location: DatabaseLocation,
	socketDir: string,
	extraSettings: Record<string, string>
): Promise<Postmaster & { logSince(): Promise<string> }> {
	const settings = {
		...discreet,
		...extraSettings,
		listen_addresses: '',
		unix_socket_directories: socketDir,
		unix_socket_permissions: '0700',
		port: '5432'
	};
	const log = await openLog(location.logFile);
	try {
		const before = (await log.stat()).size;
		const child = spawn(binaries.postgres, serverArguments(location.clusterDir, settings), {
			...spawnAs(location.account),
			detached: true,
			stdio: ['ignore', log.fd, log.fd]
		});
		let exited = false;
		const gone = new Promise<void>((resolve) => {
			const end = () => {
				exited = true;
				resolve();
			};
			child.once('exit', end);
			child.once('error', end);
		});
		const pid = await whenSpawned(child);
		child.unref();
		const logSince = async () =>
			(await readFile(location.logFile)).subarray(before).toString('utf8').trim();
		return { pid, socketDir, gone, isGone: () => exited, logSince };
	} finally {
		await log.close();
	}
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
	try {
		process.kill(pid, name);
	} catch (error) {
		if (codeOf(error) !== 'ESRCH') throw error;
	}
}

/** Fast shutdown: open transactions roll back, everything committed is checkpointed. Waits for the end. */
export async function shutDown(server: Postmaster, log: (message: string) => void): Promise<void> {
	if (server.isGone()) return;
	signal(server.pid, 'SIGINT');
	const impatient = new AbortController();
	const escalate = delay(impatientAfter, undefined, { signal: impatient.signal }).then(
		() => {
			log(
				'PostgreSQL has not stopped in a minute; asking it to leave at once. No committed data is lost.'
			);
			if (!server.isGone()) signal(server.pid, 'SIGQUIT');
		},
		() => undefined
	);
	while (!server.isGone()) await delay(10);
	impatient.abort();
	await escalate;
}
