import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { boot, type Application } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import type { Ports } from '#lib/server/ports.ts';
import { startTestCluster, type TestCluster } from '../support/cluster.ts';
import { createTestDatabase, makeTemplate, migrationsDir } from '../support/databases.ts';
import { Seed, type SeededPerson } from '../support/seed.ts';
import { AppProcess } from './app-process.ts';
import type { Variant } from './scenario.ts';

/** Where a test run already has a PostgreSQL, it is used; else there is one for as long as this process lives. */
let given: string | null = process.env['VANKRETS_TEST_DATABASE'] ?? null;
let own: Promise<TestCluster> | null = null;

export function useCluster(connectionString: string): void {
	given = connectionString;
}

async function findCluster(): Promise<string> {
	if (given !== null) return given;
	own ??= startTestCluster().then(async (cluster) => {
		await makeTemplate(cluster.connectionString('postgres'));
		return cluster;
	});
	return (await own).connectionString('postgres');
}

export async function stopOwnCluster(): Promise<void> {
	const cluster = await own;
	own = null;
	await cluster?.stop();
}

/** A database of its own, a hand in it, and as many instances of the app on it as a scenario wants. */
export class Ground {
	readonly connectionString: string;
	readonly kek: Buffer;
	readonly folder: string;
	readonly ports: Ports;
	readonly application: Application;
	readonly seed: Seed;
	readonly #env: Readonly<Record<string, string>>;
	readonly #drop: () => Promise<void>;
	readonly #apps: AppProcess[] = [];

	private constructor(
		application: Application,
		env: Readonly<Record<string, string>>,
		kek: Buffer,
		folder: string,
		drop: () => Promise<void>
	) {
		this.application = application;
		this.connectionString = application.connectionString;
		this.ports = application.ports;
		this.seed = new Seed(application.ports);
		this.kek = kek;
		this.folder = folder;
		this.#env = env;
		this.#drop = drop;
	}

	static async prepare(env: Readonly<Record<string, string>> = {}): Promise<Ground> {
		const database = await createTestDatabase(await findCluster());
		const folder = mkdtempSync(path.join(tmpdir(), 'vankrets-ground-'));
		const kek = randomBytes(32);
		const ownEnv = {
			DATABASE_URL: database.connectionString,
			BALLOT_KEY: kek.toString('base64'),
			DATA_DIR: folder,
			...env
		};
		const config = parseConfig({ ...ownEnv, LOG_LEVEL: 'silent' });
		const application = await boot(config, { migrationsDir });
		return new Ground(application, ownEnv, kek, folder, () => database.drop());
	}

	/** A running instance; it is gone at the latest when the ground is closed. */
	async app(
		variant: Variant,
		options: { env?: Readonly<Record<string, string>>; node?: readonly string[] } = {}
	): Promise<AppProcess> {
		const app = await AppProcess.at(variant, { ...this.#env, ...options.env }, options.node ?? []);
		this.#apps.push(app);
		await app.start();
		return app;
	}

	apps(variant: Variant, count: number): Promise<AppProcess[]> {
		return Promise.all(Array.from({ length: count }, () => this.app(variant)));
	}

	/** A cookie header that signs the person in. */
	async cookieOf(person: SeededPerson): Promise<string> {
		return `session=${(await this.ports.sessions.start(person, 'Faults')).value}`;
	}

	async close(): Promise<void> {
		await Promise.all(this.#apps.map((app) => app.kill()));
		await this.application.close();
		await this.#drop();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

export async function onGround<T>(
	work: (ground: Ground) => Promise<T>,
	env: Readonly<Record<string, string>> = {}
): Promise<T> {
	const ground = await Ground.prepare(env);
	try {
		return await work(ground);
	} finally {
		await ground.close();
	}
}
