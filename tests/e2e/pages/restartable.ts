import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { BrowserContext } from '@playwright/test';
import { cookieName } from '#lib/server/auth/guards.ts';
import { boot } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import type { Ports } from '#lib/server/ports.ts';
import { createTestDatabase, migrationsDir } from '../../support/databases.ts';
import { Seed, type SeededPerson } from '../../support/seed.ts';
import { startServer } from '../../support/server.ts';

/** A built server that can be killed and started again: same database, same port. */
export type RestartableServer = {
	readonly url: string;
	readonly ports: Ports;
	readonly seed: Seed;
	/** As a power cut does it. */
	kill(): Promise<void>;
	/** Resolves when it takes requests again. */
	start(): Promise<void>;
	/** Signs a person in without the page. */
	signIn(context: BrowserContext, person: SeededPerson): Promise<void>;
	close(): Promise<void>;
};

export async function startRestartableServer(): Promise<RestartableServer> {
	const cluster = process.env['VANKRETS_TEST_DATABASE'];
	if (cluster === undefined) throw new Error('Start the end-to-end tests through Playwright.');
	const database = await createTestDatabase(cluster);
	const env = {
		DATABASE_URL: database.connectionString,
		BALLOT_KEY: randomBytes(32).toString('base64'),
		DATA_DIR: tmpdir()
	};
	let server = await startServer(env);
	const { url } = server;
	const application = await boot(parseConfig({ ...env, LOG_LEVEL: 'silent' }), { migrationsDir });
	const { ports } = application;
	return {
		url,
		ports,
		seed: new Seed(ports),
		kill: () =>
			new Promise((resolve) => {
				server.process.once('exit', () => {
					resolve();
				});
				server.process.kill('SIGKILL');
			}),
		start: async () => {
			server = await startServer({ ...env, PORT: new URL(url).port });
		},
		signIn: async (context, person) => {
			const { value } = await ports.sessions.start(person, 'Chromium');
			const name = cookieName('session', false);
			await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
		},
		close: async () => {
			await server.stop();
			await application.close();
			await database.drop();
		}
	};
}
