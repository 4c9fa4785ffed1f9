import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from './error.ts';
import { type Postmaster, shutDown } from './postmaster.ts';
import { adoptOrStart, type ServerPlan } from './server.ts';

const firstPause = 100;
const longestPause = 30_000;
/** Milliseconds a server must have run for its end to count as the first. */
const steadyAfter = 60_000;

/** Keeps a server running until stopped: the app outlives its database's crashes, its pool reconnects. */
export function supervise(first: Postmaster, plan: ServerPlan): { stop(): Promise<void> } {
	let current = first;
	const stopping = new AbortController();

	let pause = 0;
	let startedAt = Date.now();

	async function rest(): Promise<void> {
		if (pause > 0) {
			await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
		}
		pause = Math.min(Math.max(pause * 2, firstPause), longestPause);
	}

	async function restart(): Promise<Postmaster | null> {
		// A server that ends right after every start must not be started in a tight loop either.
		if (Date.now() - startedAt > steadyAfter) pause = 0;
		for (;;) {
			await rest();
			if (stopping.signal.aborted) return null;
			try {
				const { server } = await adoptOrStart(plan);
				startedAt = Date.now();
				plan.log('PostgreSQL is running again.');
				return server;
			} catch (error) {
				plan.log(`PostgreSQL did not come back; trying again in ${pause} ms. ${messageOf(error)}`);
			}
		}
	}

	async function watch(): Promise<void> {
		for (;;) {
			await current.gone;
			if (stopping.signal.aborted) return;
			plan.log(`PostgreSQL (process ${current.pid}) ended by itself. Starting it again.`);
			const next = await restart();
			if (next === null) return;
			current = next;
			if (stopping.signal.aborted) await shutDown(current, plan.log);
		}
	}

	const watching = watch();
	return {
		async stop() {
			stopping.abort();
			await shutDown(current, plan.log);
			await watching;
		}
	};
}
