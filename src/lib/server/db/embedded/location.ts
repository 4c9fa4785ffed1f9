import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Account, canEnter, databaseAccount } from './account.ts';
import { codeOf, EmbeddedDatabaseError } from './error.ts';

/** Where PostgreSQL's parts are. `home` is the data folder unless PostgreSQL's user cannot go there. */
export type DatabaseLocation = {
	dataDir: string;
	home: string;
	clusterDir: string;
	logFile: string;
	account: Account | null;
};

/** Room for "/.s.PGSQL.5432.lock" below the 104 bytes that macOS allows for a socket's path. */
const longestSocketDir = 84;

async function statOrNull(file: string) {
	try {
		return await lstat(file);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return null;
		throw error;
	}
}

async function recordedHome(dataDir: string): Promise<string | null> {
	try {
		return (await readFile(path.join(dataDir, 'LOCATION'), 'utf8')).trim();
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return null;
		throw error;
	}
}

/** Written once the cluster exists elsewhere, so that later starts and people find it. */
export async function recordLocation(location: DatabaseLocation): Promise<void> {
	if (location.home === location.dataDir) return;
	await writeFile(path.join(location.dataDir, 'LOCATION'), `${location.home}\n`);
}

function shortHash(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Decides which user PostgreSQL runs as and which folder it keeps the data in; makes the folders.
 * @throws EmbeddedDatabaseError startFailed when existing data is out of reach: an empty database
 * must never quietly take its place.
 */
export async function findLocation(
	givenDataDir: string,
	sharedDir: string
): Promise<DatabaseLocation> {
	const root = process.getuid?.() === 0;
	await mkdir(givenDataDir, { recursive: true, mode: root ? 0o711 : 0o700 });
	const dataDir = await realpath(givenDataDir);
	const recorded = await recordedHome(dataDir);
	const firstChoice = recorded ?? dataDir;
	const existing = await statOrNull(path.join(firstChoice, 'postgres'));
	const account = await databaseAccount(existing);
	const at = (home: string): DatabaseLocation => ({
		dataDir,
		home,
		clusterDir: path.join(home, 'postgres'),
		logFile: path.join(dataDir, 'postgres.log'),
		account
	});

	if (recorded !== null && existing === null) {
		throw new EmbeddedDatabaseError(
			'startFailed',
			`${path.join(dataDir, 'LOCATION')} says that the database is in ${recorded}, but it is not there. ` +
				'Nothing was changed. Put the folder back, or remove LOCATION to begin with an empty database.'
		);
	}
	if (!root && existing !== null && existing.uid !== process.getuid?.()) {
		throw new EmbeddedDatabaseError(
			'startFailed',
			`The database in ${path.join(firstChoice, 'postgres')} belongs to the user with uid ${existing.uid}. ` +
				'The data is safe. Start the app as that user or as root, or change the owner of the folder.'
		);
	}
	if (account === null || (await canEnter(account, firstChoice))) return at(firstChoice);
	if (existing !== null) {
		throw new EmbeddedDatabaseError(
			'startFailed',
			`The database in ${path.join(firstChoice, 'postgres')} cannot be reached by ${account.name}, the ` +
				'user that PostgreSQL runs as. The data is safe. Let that user pass through the folders ' +
				'above it (chmod o+x), or move the data folder to a place it can reach.'
		);
	}
	const home = path.join(sharedDir, shortHash(dataDir));
	await mkdir(home, { recursive: true, mode: 0o755 });
	await chmod(home, 0o711);
	return at(home);
}

/** The folder of the socket: ours alone (0700), because entering it is what grants access. */
export async function makeSocketDir(location: DatabaseLocation): Promise<string> {
	const near = path.join(location.home, 'socket');
	const short = [os.tmpdir(), '/tmp'].map((dir) =>
		path.join(dir, `vankrets-${shortHash(location.home)}`)
	);
	const dir = [near, ...short].find((one) => Buffer.byteLength(one) <= longestSocketDir) ?? near;
	await mkdir(dir, { mode: 0o700 }).catch((error: unknown) => {
		if (codeOf(error) !== 'EEXIST') throw error;
	});
	const found = await lstat(dir);
	const owner = location.account?.uid ?? process.getuid?.();
	if (!found.isDirectory() || (found.uid !== owner && found.uid !== process.getuid?.())) {
		throw new EmbeddedDatabaseError(
			'startFailed',
			`${dir} is needed for PostgreSQL's socket but belongs to someone else (uid ${found.uid}). ` +
				'The data is safe. Remove it and start again.'
		);
	}
	await chmod(dir, 0o700);
	if (location.account !== null) await chown(dir, location.account.uid, location.account.gid);
	return dir;
}

/** For the line at start that says which database the app uses and where its data is. */
export function describeDatabase(database: { clusterDir: string; adopted: boolean }): string {
	const how = database.adopted ? 'already running, taken over' : 'started by this app';
	return `Database: embedded PostgreSQL (${how}), data in ${database.clusterDir}`;
}
