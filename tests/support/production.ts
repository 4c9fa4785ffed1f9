import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { boot } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import type { Ports } from '#lib/server/ports.ts';
import { createTestDatabase, migrationsDir } from './databases.ts';
import { Seed } from './seed.ts';
import { startServer, type ServerProcess } from './server.ts';

/** The built server on a database of its own, and a hand in that database: use cases called with `ports` reach its clients. */
export type ProductionServer = ServerProcess & {
	readonly ports: Ports;
	readonly seed: Seed;
	/** Reaches the database as its owner, past roles and row level security. */
	readonly connectionString: string;
	/** Stops the server if it still runs, and removes the database. */
	close(): Promise<void>;
};

/**
 * @param cluster connection string to the test run's PostgreSQL
 * @param env further environment variables of the server
 */
export async function startProductionServer(
	cluster: string,
	env: Readonly<Record<string, string>> = {}
): Promise<ProductionServer> {
	const database = await createTestDatabase(cluster);
	const ownEnv = {
		DATABASE_URL: database.connectionString,
		BALLOT_KEY: randomBytes(32).toString('base64'),
		DATA_DIR: tmpdir(),
		...env
	};
	const server = await startServer(ownEnv);
	const application = await boot(parseConfig({ ...ownEnv, LOG_LEVEL: 'silent' }), {
		migrationsDir
	});
	return {
		...server,
		ports: application.ports,
		seed: new Seed(application.ports),
		connectionString: database.connectionString,
		close: async () => {
			if (server.process.exitCode === null) await server.stop();
			await application.close();
			await database.drop();
		}
	};
}
