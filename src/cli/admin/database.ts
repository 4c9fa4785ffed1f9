import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseConfig } from '#lib/server/config.ts';
import { findRunningDatabase } from '#lib/server/db/embedded/find.ts';
import { startEmbeddedDatabase } from '#lib/server/db/embedded/start.ts';

const root = path.resolve(import.meta.dirname, '../../..');
export const migrationsDir = path.join(root, 'migrations');

/** What was applied is not of interest here. */
export const quiet = {
	info: () => undefined,
	warn: (details: unknown) => {
		console.warn(details);
	}
};

export function appVersion(): string {
	const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}

/** The app's database, whether the app runs or not: the embedded server is started only where none is running. */
export async function withDatabase<T>(work: (connectionString: string) => Promise<T>): Promise<T> {
	const config = parseConfig(process.env);
	if (config.DATABASE_URL !== null) return work(config.DATABASE_URL);
	const running = await findRunningDatabase(path.resolve(config.DATA_DIR));
	return running === null ? withOwnDatabase(work) : work(running);
}

/** The same, for us alone. @throws EmbeddedDatabaseError alreadyInUse while the app runs on the folder */
export async function withOwnDatabase<T>(
	work: (connectionString: string) => Promise<T>
): Promise<T> {
	const config = parseConfig(process.env);
	if (config.DATABASE_URL !== null) return work(config.DATABASE_URL);
	const embedded = await startEmbeddedDatabase({
		dataDir: path.resolve(config.DATA_DIR),
		log: console.error
	});
	try {
		return await work(embedded.connectionString);
	} finally {
		await embedded.stop();
	}
}
