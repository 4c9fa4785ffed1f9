import { access } from 'node:fs/promises';
import path from 'node:path';
import { connectionStringFor, databaseName } from './connection.ts';
import { EmbeddedDatabaseError } from './error.ts';
import { findLocation } from './location.ts';
import { isPostmasterOf, readPidFile } from './postmaster.ts';

/** The folder of a data folder's cluster. Makes nothing. @throws EmbeddedDatabaseError when there is no database */
export async function findCluster(
	dataDir: string,
	sharedDir = '/var/lib/vankrets'
): Promise<string> {
	const isThere = (file: string) =>
		access(file).then(
			() => true,
			() => false
		);
	const location = (await isThere(dataDir)) ? await findLocation(dataDir, sharedDir) : null;
	if (location !== null && (await isThere(path.join(location.clusterDir, 'VANKRETS'))))
		return location.clusterDir;
	throw new EmbeddedDatabaseError(
		'startFailed',
		`There is no database in ${dataDir}. Set DATA_DIR to the app's data folder, or DATABASE_URL to its server.`
	);
}

/**
 * The connection string of the embedded server that runs on a data folder, or null while none does. Takes nothing over:
 * for looking in from beside the app. @throws EmbeddedDatabaseError when there is no database at all
 */
export async function findRunningDatabase(dataDir: string): Promise<string | null> {
	const clusterDir = await findCluster(dataDir);
	const found = await readPidFile(clusterDir);
	if (found === null || !isPostmasterOf(clusterDir, found.pid)) return null;
	return connectionStringFor(found.socketDir, databaseName);
}
