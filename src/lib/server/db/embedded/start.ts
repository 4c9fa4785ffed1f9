import { rmdir } from 'node:fs/promises';
import { takeAppLock, type AppLock } from './app-lock.ts';
import { usableBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { connectionStringFor, databaseName } from './connection.ts';
import { EmbeddedDatabaseError, messageOf } from './error.ts';
import { findLocation, makeSocketDir, recordLocation } from './location.ts';
import { adoptOrStart, type ServerPlan } from './server.ts';
import { supervise } from './supervisor.ts';

export { EmbeddedDatabaseError } from './error.ts';

export type EmbeddedDatabase = {
	connectionString: string;
	clusterDir: string;
	/** True when the server was already running, left by an app that was killed. */
	adopted: boolean;
	/** Fast shutdown of the server, then release of the folder. May be called more than once. */
	stop(): Promise<void>;
};

export type EmbeddedDatabaseOptions = {
	/** The cluster lives in `<dataDir>/postgres`, or where `<dataDir>/LOCATION` says. */
	dataDir: string;
	log: (message: string) => void;
	/** The process that owns the folder while it runs. Default: this one. */
	ownerPid?: number;
	/** PostgreSQL's `bin`, `lib` and `share`. Default: the installed npm package. */
	nativeDir?: string;
	/** Root only: where data and binaries go when PostgreSQL's user cannot reach their own place. */
	sharedDir?: string;
	/** Further server settings, for tests. Settings that durability and access rest on cannot be changed. */
	extraSettings?: Record<string, string>;
};

async function prepare(options: EmbeddedDatabaseOptions, locks: AppLock[]): Promise<ServerPlan> {
	const { log } = options;
	const ownerPid = options.ownerPid ?? process.pid;
	const sharedDir = options.sharedDir ?? '/var/lib/vankrets';
	const location = await findLocation(options.dataDir, sharedDir);
	locks.push(await takeAppLock(location.dataDir, ownerPid));
	if (location.home !== location.dataDir) locks.push(await takeAppLock(location.home, ownerPid));
	const { account } = location;
	const binaries = await usableBinaries({
		nativeDir: options.nativeDir,
		account,
		copyParent: account === null ? location.dataDir : sharedDir,
		log
	});
	await ensureCluster(location, binaries, log);
	await recordLocation(location);
	if (location.home !== location.dataDir && account !== null) {
		log(
			`PostgreSQL runs as ${account.name}, who cannot enter ${location.dataDir}, so the data is in ${location.home}.`
		);
	}
	const socketDir = await makeSocketDir(location);
	return { location, binaries, socketDir, extraSettings: options.extraSettings ?? {}, log };
}

async function releaseAll(locks: AppLock[]): Promise<void> {
	for (const lock of locks.splice(0)) await lock.release();
}

/**
 * Starts PostgreSQL on the data folder, or takes over the one that is already running on it, and
 * keeps it running until `stop()`.
 * @throws EmbeddedDatabaseError with a message for the operator; no data is ever removed.
 */
export async function startEmbeddedDatabase(
	options: EmbeddedDatabaseOptions
): Promise<EmbeddedDatabase> {
	const locks: AppLock[] = [];
	try {
		const plan = await prepare(options, locks);
		const { server, adopted } = await adoptOrStart(plan);
		// A restart must answer where the pool already looks.
		const supervisor = supervise(server, { ...plan, socketDir: server.socketDir });
		let stopped: Promise<void> | null = null;
		return {
			connectionString: connectionStringFor(server.socketDir, databaseName),
			clusterDir: plan.location.clusterDir,
			adopted,
			stop() {
				stopped ??= supervisor
					.stop()
					.then(() => rmdir(server.socketDir).catch(() => undefined))
					.finally(() => releaseAll(locks));
				return stopped;
			}
		};
	} catch (error) {
		await releaseAll(locks);
		if (error instanceof EmbeddedDatabaseError) throw error;
		throw new EmbeddedDatabaseError(
			'startFailed',
			`The embedded PostgreSQL for ${options.dataDir} did not start: ${messageOf(error)} ` +
				'No data was removed. Correct what the message names and start again.',
			{ cause: error }
		);
	}
}
