/**
 * Brings the database's schema to the newest version, or to a named one (for development: rolling back loses data).
 * Usage: npm run migrate [-- latest | none | <migration name>]
 */
import path from 'node:path';
import { ConfigurationError, parseConfig } from '#lib/server/config.ts';
import { startEmbeddedDatabase } from '#lib/server/db/embedded/start.ts';
import { migrate } from '#lib/server/db/migrate.ts';

const expectedErrors = ['MigrationError', 'EmbeddedDatabaseError'];

const log = {
	// What was applied is said at the end.
	info: () => undefined,
	warn: (details: unknown) => {
		console.warn(details);
	}
};

function targetFrom(given: string | undefined): 'latest' | 'none' | { to: string } {
	if (given === undefined || given === 'latest') return 'latest';
	return given === 'none' ? 'none' : { to: given };
}

async function run(): Promise<void> {
	const config = parseConfig(process.env);
	const embedded =
		config.DATABASE_URL === null
			? await startEmbeddedDatabase({ dataDir: path.resolve(config.DATA_DIR), log: console.log })
			: null;
	try {
		const applied = await migrate({
			connectionString: config.DATABASE_URL ?? embedded?.connectionString ?? '',
			migrationsDir: path.resolve(import.meta.dirname, '../../migrations'),
			log,
			target: targetFrom(process.argv[2])
		});
		console.log(
			applied.length === 0
				? 'Nothing to do: the schema is at this version.'
				: `Done: ${applied.join(', ')}`
		);
	} finally {
		await embedded?.stop();
	}
}

try {
	await run();
} catch (error) {
	const isExpected =
		error instanceof ConfigurationError ||
		(error instanceof Error && expectedErrors.includes(error.name));
	console.error(isExpected ? error.message : error);
	process.exitCode = 1;
}
