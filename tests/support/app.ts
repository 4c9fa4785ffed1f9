import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { inject, onTestFinished } from 'vitest';
import { boot, type Application } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import type { Ports } from '#lib/server/ports.ts';
import { TurnoutMeter } from '#lib/server/usecases/poll/turnout.ts';
import { StillClock } from './clock.ts';
import { createTestDatabase, migrationsDir } from './databases.ts';
import { Seed } from './seed.ts';

export type TestApp = {
	readonly ports: Ports;
	readonly clock: StillClock;
	readonly seed: Seed;
	/** The app as start.ts has it, for attachLive and the like. */
	readonly application: Application;
	/** Reaches the file's database as the server's owner, past roles and row level security. */
	readonly connectionString: string;
	close(): Promise<void>;
};

/** The environment of an app on a given database; every key is its own. */
export function testEnvironment(connectionString: string): Record<string, string> {
	return {
		DATABASE_URL: connectionString,
		BALLOT_KEY: randomBytes(32).toString('base64'),
		DATA_DIR: tmpdir(),
		LOG_LEVEL: 'silent'
	};
}

/**
 * The real application on a database of its own and a clock that stands still. Call it in beforeAll (close it in
 * afterAll), once per file.
 * @param env further environment variables, such as PRACTICE
 */
export async function testApp(env: Readonly<Record<string, string>> = {}): Promise<TestApp> {
	const database = await createTestDatabase(inject('databaseServer'));
	const clock = new StillClock();
	const config = parseConfig({ ...testEnvironment(database.connectionString), ...env });
	let meter: TurnoutMeter | null = null;
	const application = await boot(config, {
		migrationsDir,
		clock,
		onWritten: (runId) => meter?.answered(runId)
	});
	meter = new TurnoutMeter(application.ports);
	return {
		ports: application.ports,
		clock,
		seed: new Seed(application.ports),
		application,
		connectionString: database.connectionString,
		close: async () => {
			await application.close();
			await database.drop();
		}
	};
}

/** A second instance of the same app, as on another machine: same database, same key, nothing else shared. */
export async function secondInstance(app: TestApp): Promise<Application> {
	const { config, clock } = app.ports;
	const other = await boot(config, { migrationsDir, clock });
	onTestFinished(() => other.close());
	return other;
}
