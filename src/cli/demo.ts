import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { boot } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { createLogger } from '#lib/server/logger.ts';
import { sendCrowd } from './demo/crowd.ts';
import { demoReport, demoText, type DemoLinks } from './demo/links.ts';
import { seedPractice } from './demo/practice-round.ts';
import { buildIfNeeded } from './demo/build.ts';

/**
 * npm run demo [-- --port 3000 --data DIR --json --crowd N]
 * A practice round on the real thing: a fresh embedded database, the production server, links to every place.
 */
const root = path.resolve(import.meta.dirname, '../..');
const { port, data, json, crowd } = readArguments();
const say = (text: string) => (json ? process.stderr : process.stdout).write(`${text}\n`);

try {
	await buildIfNeeded(root, say);
	const dataDir = data ?? (await mkdtemp(path.join(tmpdir(), 'vankrets-demo-')));
	const links = await prepare(dataDir);
	const server = serve(dataDir);
	stopWith(server, data === null ? dataDir : null);
	await untilReady(links.url);
	process.stdout.write(json ? `${JSON.stringify(demoReport(links))}\n` : demoText(links, lanUrl()));
	if (crowd > 0)
		await sendCrowd({ url: links.url, code: links.joinCode, phones: crowd, seconds: 60, say });
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}

function readArguments() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '3000' },
			data: { type: 'string' },
			json: { type: 'boolean', default: false },
			crowd: { type: 'string', default: '0' }
		}
	});
	const numbers = { port: Number(values.port), crowd: Number(values.crowd) };
	if (!Number.isInteger(numbers.port) || numbers.port < 1 || numbers.port > 65535)
		throw new Error(`--port is "${values.port}", expected a port number from 1 to 65535.`);
	if (!Number.isInteger(numbers.crowd) || numbers.crowd < 0 || numbers.crowd > 5000)
		throw new Error(`--crowd is "${values.crowd}", expected a number of phones from 0 to 5000.`);
	return {
		...numbers,
		json: values.json,
		data: values.data === undefined ? null : path.resolve(values.data)
	};
}

function environment(dataDir: string): Record<string, string | undefined> {
	return {
		...process.env,
		DATABASE_URL: undefined,
		PUBLIC_URL: undefined,
		JOIN_URL: lanUrl() ?? undefined,
		DATA_DIR: dataDir,
		PORT: String(port),
		PRACTICE: 'on',
		LOG_LEVEL: 'warn'
	};
}

/** Fills a fresh database, in this process, before the server starts on it. */
async function prepare(dataDir: string): Promise<DemoLinks> {
	say('Preparing the practice round …');
	const config = parseConfig(environment(dataDir));
	const application = await boot(config, {
		log: createLogger('silent'),
		migrationsDir: path.join(root, 'migrations')
	});
	try {
		return await seedPractice(application.ports, `http://localhost:${String(port)}`);
	} finally {
		await application.close();
	}
}

function serve(dataDir: string): ChildProcess {
	return spawn(process.execPath, [path.join(root, 'src/server.ts')], {
		cwd: root,
		env: environment(dataDir) as NodeJS.ProcessEnv,
		stdio: ['ignore', json ? 2 : 'inherit', 'inherit']
	});
}

/** Ctrl-C stops the server in order and removes a throw-away folder; a server that stops by itself ends the demo. */
function stopWith(server: ChildProcess, throwAway: string | null): void {
	server.on('exit', (code) => {
		void (async () => {
			if (throwAway !== null) await rm(throwAway, { recursive: true, force: true });
			process.exit(code ?? 1);
		})();
	});
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.on(signal, () => {
			server.kill('SIGTERM');
		});
}

async function untilReady(url: string): Promise<void> {
	for (let tries = 0; tries < 200; tries += 1) {
		const ready = await fetch(`${url}/readyz`).then(
			(response) => response.ok,
			() => false
		);
		if (ready) return;
		await new Promise((resolve) => setTimeout(resolve, 150));
	}
	throw new Error(`The server did not become ready at ${url}.`);
}

/** The address phones on the same network use, or null without a network. */
function lanUrl(): string | null {
	for (const addresses of Object.values(networkInterfaces()))
		for (const one of addresses ?? [])
			if (one.family === 'IPv4' && !one.internal) return `http://${one.address}:${String(port)}`;
	return null;
}
