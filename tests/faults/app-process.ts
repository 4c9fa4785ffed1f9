import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Variant } from './scenario.ts';

export const root = path.resolve(import.meta.dirname, '../..');

/** The app as a process of its own that can be killed and started again at the same address. */
export class AppProcess {
	readonly url: string;
	readonly #variant: Variant;
	readonly #env: Readonly<Record<string, string>>;
	readonly #nodeOptions: readonly string[];
	#child: ChildProcess | null = null;
	#log = '';
	/** How often it has ended without having been asked to. */
	unasked = 0;

	private constructor(
		variant: Variant,
		env: Readonly<Record<string, string>>,
		port: number,
		nodeOptions: readonly string[]
	) {
		this.url = `http://127.0.0.1:${String(port)}`;
		this.#variant = variant;
		this.#env = { ...env, HOST: '127.0.0.1', PORT: String(port) };
		this.#nodeOptions = nodeOptions;
	}

	/** Not started yet. A spoilt phone uses the right app. */
	static async at(
		variant: Variant,
		env: Readonly<Record<string, string>>,
		nodeOptions: readonly string[] = []
	): Promise<AppProcess> {
		if (!existsSync(path.join(root, 'build/handler.js')))
			throw new Error('There is no build to harm. Run: npm run build');
		return new AppProcess(variant, env, await freePort(), nodeOptions);
	}

	get child(): ChildProcess {
		if (this.#child === null) throw new Error('the app has not been started');
		return this.#child;
	}

	get running(): boolean {
		return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
	}

	/** Everything it has written so far, over all its lives. */
	get log(): string {
		return this.#log;
	}

	launch(): void {
		const honest = this.#variant === 'production' || this.#variant === 'optimistic';
		const entry = honest ? 'src/server.ts' : 'tests/faults/sabotaged-app.ts';
		// Nothing of the developer's own environment may decide what is tried.
		const own = { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', LOG_LEVEL: 'warn' };
		const child = spawn(process.execPath, [...this.#nodeOptions, path.join(root, entry)], {
			cwd: root,
			env: { ...own, SABOTAGE: this.#variant, ...this.#env },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		const killWithUs = () => child.kill('SIGKILL');
		process.once('exit', killWithUs);
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (part: Buffer) => (this.#log += part.toString()));
		child.once('exit', () => {
			process.off('exit', killWithUs);
			if (this.#child === child) this.unasked += 1;
		});
		this.#child = child;
	}

	async start(): Promise<void> {
		this.launch();
		await this.untilUp();
	}

	async untilUp(path = '/healthz', within = 60_000): Promise<void> {
		const giveUpAt = performance.now() + within;
		while (performance.now() < giveUpAt) {
			const up = await fetch(this.url + path, { signal: AbortSignal.timeout(1000) }).then(
				(response) => response.ok,
				() => false
			);
			if (up) return;
			await sleep(15);
		}
		throw new Error(`The app did not come up. It said:\n${this.#log.slice(-2000)}`);
	}

	/** As a power cut does it. */
	kill(): Promise<void> {
		return this.#end('SIGKILL');
	}

	/** Asks it to stop, as a supervisor does. */
	stop(): Promise<void> {
		return this.#end('SIGTERM');
	}

	#end(signal: NodeJS.Signals): Promise<void> {
		const child = this.#child;
		if (child === null || !this.running) return Promise.resolve();
		this.#child = null;
		return new Promise((resolve) => {
			const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
			child.once('exit', () => {
				clearTimeout(patience);
				resolve();
			});
			child.kill(signal);
		});
	}
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
