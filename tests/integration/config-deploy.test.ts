import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { boot } from '#lib/server/boot.ts';
import { parseConfig, variables } from '#lib/server/config.ts';
import { createTestDatabase, migrationsDir } from '../support/databases.ts';
import { send } from '../support/http.ts';
import { Seed } from '../support/seed.ts';
import { startServer } from '../support/server.ts';

/** The files of docs/deploy, whose parts are run here as plain processes: no container engine is needed to trust them. */
const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, 'docs/deploy', file), 'utf8');

type Service = {
	command?: string[];
	environment?: Record<string, string>;
	stop_grace_period?: string;
	depends_on?: unknown;
};
const { services } = parse(read('compose.yaml'), { merge: true }) as {
	services: Record<string, Service>;
};
const instances = Object.entries(services).filter(([name]) => name.startsWith('app-'));

/** ${NAME:?what to do} and ${NAME:-default}, as compose fills them in. */
function fill(text: string, settings: Readonly<Record<string, string>>): string {
	return text.replace(/\$\{(\w+)(?::[?-]([^}]*))?\}/g, (_, name: string, other: string) => {
		return settings[name] ?? other;
	});
}

describe('compose.yaml', () => {
	test('starts two instances with settings that the app knows, on one database', () => {
		expect(instances).toHaveLength(2);
		for (const [, { environment = {}, command = [] }] of instances) {
			for (const name of Object.keys(environment)) expect(variables).toHaveProperty(name);
			expect(existsSync(path.join(root, command[1] ?? ''))).toBe(true);
			expect(environment['DATABASE_URL']).toContain('@database:5432/');
		}
		expect(Object.keys(services)).toContain('database');
	});

	test('gives an instance longer to stop than it takes', () => {
		const source = readFileSync(path.join(root, 'src/server.ts'), 'utf8');
		const drain = Number(/drainSeconds = (\d+)/.exec(source)?.[1]);
		for (const [, { stop_grace_period: grace }] of instances)
			expect(Number.parseInt(grace ?? '', 10)).toBeGreaterThan(drain);
		expect(Number(/TimeoutStopSec=(\d+)/.exec(read('vankrets.service'))?.[1])).toBeGreaterThan(
			drain
		);
	});

	test('its two instances, as processes: what one opens, both take answers for', async () => {
		const database = await createTestDatabase(inject('databaseServer'));
		onTestFinished(database.drop);
		const publicUrl = 'https://vankrets.example.se';
		const settings = {
			PUBLIC_URL: publicUrl,
			BALLOT_KEY: randomBytes(32).toString('base64'),
			DATABASE_PASSWORD: 'hemligt'
		};
		const environments = instances.map(([, { environment = {} }]) => ({
			...Object.fromEntries(
				Object.entries(environment).map(([name, value]) => [name, fill(value, settings)])
			),
			// The two things that only the network of containers has.
			DATABASE_URL: database.connectionString,
			PORT: '0'
		}));
		const servers = await Promise.all(environments.map((env) => startServer(env)));
		onTestFinished(async () => {
			await Promise.all(servers.map((server) => server.stop()));
		});
		const application = await boot(
			parseConfig({ ...environments[0], DATA_DIR: tmpdir(), LOG_LEVEL: 'silent' }),
			{ migrationsDir }
		);
		onTestFinished(() => application.close());
		const run = await new Seed(application.ports).openedRun();
		for (const { url } of servers) {
			expect((await send(url, { path: '/readyz' })).status).toBe(200);
			const reply = await send(url, {
				method: 'POST',
				path: '/api/ballot',
				// As the proxy hands it on.
				headers: {
					host: 'vankrets.example.se',
					origin: publicUrl,
					'content-type': 'application/json',
					'x-forwarded-for': '198.51.100.7',
					'x-forwarded-proto': 'https'
				},
				body: JSON.stringify({
					code: run.joinCode,
					token: 'A'.repeat(22),
					item: 1 + servers.findIndex((server) => server.url === url),
					choice: 2,
					rev: 1
				})
			});
			expect(reply.status).toBe(200);
		}
		expect(await application.ports.office.mine(run.joinCode, 'A'.repeat(22))).toHaveLength(2);
	});
});

test('the Caddyfile leads to every instance, asks what the app answers, and keeps no access log', () => {
	const text = read('Caddyfile');
	for (const [name, { environment = {} }] of instances)
		expect(text).toContain(`${name}:${environment['PORT'] ?? ''}`);
	expect(text).toContain('health_uri /readyz');
	expect(text.replaceAll(/^\s*#.*$/gm, '')).not.toMatch(/\blog\b/);
});

test('the image and the unit start what is there, and the image copies all that it needs', () => {
	const image = read('Dockerfile');
	expect(image).toContain('CMD ["node", "src/server.ts"]');
	for (const needed of ['package.json', 'node_modules', 'migrations', 'build', 'src'])
		expect(image).toMatch(new RegExp(`COPY --from=build /app/${needed} \\./`));
	expect(image).toMatch(/^USER node$/m);
	expect(read('vankrets.service')).toContain('ExecStart=/usr/bin/node src/server.ts');
});
