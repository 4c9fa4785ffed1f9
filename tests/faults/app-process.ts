import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

/** The app as a process of its own that can be killed: the real one, or the one with one line of it spoilt. */
export const root = path.resolve(import.meta.dirname, '../..');
const entries = { production: 'src/server.ts', sabotaged: 'tests/faults/sabotaged-app.ts' };
export type Variant = keyof typeof entries;

export function start(variant: Variant, env: NodeJS.ProcessEnv): ChildProcess {
	return spawn(process.execPath, [path.join(root, entries[variant])], {
		cwd: root,
		env,
		stdio: 'ignore'
	});
}

export function killHard(app: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		if (app.exitCode !== null || app.signalCode !== null) {
			resolve();
			return;
		}
		app.once('exit', () => {
			resolve();
		});
		app.kill('SIGKILL');
	});
}

export async function untilUp(url: string): Promise<void> {
	for (let tries = 0; tries < 1000; tries += 1) {
		const up = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1000) }).then(
			(response) => response.ok,
			() => false
		);
		if (up) return;
		await sleep(15);
	}
	throw new Error('the app did not come back');
}

export function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' && address !== null ? address.port : 0;
			server.close(() => {
				resolve(port);
			});
		});
	});
}

export function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
