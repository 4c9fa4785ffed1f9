import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { ProbeAnswer, ProbeAsk } from './probe.ts';

const root = path.resolve(import.meta.dirname, '../..');
const entries = { app: 'src/server.ts', bare: 'tests/load/bare-server.ts' };
export type Entry = keyof typeof entries;

/** A server as a process of its own, with a probe inside that tells what it has used. */
export class MeasuredServer {
	readonly url: string;
	readonly #process: ChildProcess;

	private constructor(url: string, process: ChildProcess) {
		this.url = url;
		this.#process = process;
	}

	/** Starts it on a free port and waits until it listens. @throws Error with its output when it does not */
	static async start(entry: Entry, env: Readonly<Record<string, string>>): Promise<MeasuredServer> {
		const probe = path.join(root, 'tests/load/probe.ts');
		const child = spawn(
			process.execPath,
			['--expose-gc', '--import', probe, path.join(root, entries[entry])],
			{
				cwd: root,
				env: {
					PATH: process.env['PATH'] ?? '',
					NODE_ENV: 'production',
					HOST: '127.0.0.1',
					PORT: '0',
					LOG_LEVEL: 'info',
					...env
				},
				stdio: ['ignore', 'pipe', 'pipe', 'ipc']
			}
		);
		process.once('exit', () => child.kill('SIGKILL'));
		return new MeasuredServer(`http://127.0.0.1:${await portOf(child)}`, child);
	}

	ask(question: ProbeAsk): Promise<ProbeAnswer> {
		return new Promise((resolve) => {
			this.#process.once('message', (told) => {
				resolve(told as ProbeAnswer);
			});
			this.#process.send(question);
		});
	}

	async stop(): Promise<void> {
		if (this.#process.exitCode !== null) return;
		const gone = new Promise((resolve) => this.#process.once('exit', resolve));
		this.#process.kill('SIGTERM');
		const patience = setTimeout(() => this.#process.kill('SIGKILL'), 12_000);
		await gone;
		clearTimeout(patience);
	}
}

function portOf(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let output = '';
		// Read on when the port is known, so that a full pipe never makes the server wait.
		const hear = (part: Buffer) => {
			if (output.length < 20_000) output += part.toString();
			const port = /"port":(\d+)/.exec(output)?.[1];
			if (port !== undefined) resolve(port);
		};
		child.stdout?.on('data', hear);
		child.stderr?.on('data', hear);
		child.once('exit', (code) => {
			reject(new Error(`The server ended with ${String(code)} instead of starting:\n${output}`));
		});
	});
}
