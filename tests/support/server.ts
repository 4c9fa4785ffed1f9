import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** The production server as a process of its own. */
export type ServerProcess = {
	/** http://127.0.0.1:<port>, without a slash at the end. */
	readonly url: string;
	readonly process: ChildProcess;
	/** Everything it has written so far. */
	log(): string;
	/** Asks it to stop (SIGTERM) and resolves with its exit code; kills it after 15 seconds. */
	stop(): Promise<number | null>;
};

export type ServerEnd = { readonly code: number | null; readonly output: string };

function launch(env: Readonly<Record<string, string>>) {
	if (!existsSync(path.join(root, 'build/handler.js')))
		throw new Error('There is no build to test. Run: npm run build');
	// Nothing of the developer's own environment may decide what is tested.
	const own = { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production' };
	const child = spawn(process.execPath, ['src/server.ts'], {
		cwd: root,
		env: { ...own, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	// A test run that is cut off leaves no server behind.
	const killWithUs = () => child.kill('SIGKILL');
	process.once('exit', killWithUs);
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (part: Buffer) => {
			output += part.toString();
		});
	const exited = new Promise<number | null>((resolve) => {
		child.once('exit', (code) => {
			process.off('exit', killWithUs);
			resolve(code);
		});
	});
	return { child, exited, log: () => output };
}

/** Starts the built server on a free port and waits until it listens. @throws Error with its output when it does not */
export async function startServer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
	const { child, exited, log } = launch(env);
	const port = await new Promise<string>((resolve, reject) => {
		const giveUp = setTimeout(() => {
			child.kill('SIGKILL');
			reject(new Error(`The server did not start in time:\n${log()}`));
		}, 30_000);
		child.stdout.on('data', () => {
			const found = /"port":(\d+)/.exec(log())?.[1];
			if (found === undefined) return;
			clearTimeout(giveUp);
			resolve(found);
		});
		void exited.then((code) => {
			clearTimeout(giveUp);
			reject(new Error(`The server ended with ${String(code)} instead of starting:\n${log()}`));
		});
	});
	return {
		url: `http://127.0.0.1:${port}`,
		process: child,
		log,
		async stop() {
			const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
			child.kill('SIGTERM');
			const code = await exited;
			clearTimeout(patience);
			return code;
		}
	};
}

/** Starts the built server where it should refuse to start; resolves when it has ended, with what it said. */
export async function startRefusedServer(
	env: Readonly<Record<string, string>>
): Promise<ServerEnd> {
	const { child, exited, log } = launch(env);
	const patience = setTimeout(() => child.kill('SIGKILL'), 30_000);
	const code = await exited;
	clearTimeout(patience);
	return { code, output: log() };
}
