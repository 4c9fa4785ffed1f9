import type { Pool } from 'pg';
import type { Logger } from '../logger.ts';

/**
 * What deleted answers leave behind is swept away after a closing. A plain VACUUM leaves their bytes in the free space
 * of pages and index, so the tables are rewritten; with a database of our own, its write-ahead log is cut as well.
 * Row versions that somebody's open transaction still sees survive a sweep, so it is done again later (decision 025).
 */
const minute = 60_000;
const againAfter = [minute, 10 * minute, 60 * minute];
const retryAfter = 2000;
/** Voters of other runs wait while the tables' lock is waited for: so long at most, then the sweep gives way. */
export const patience = 200;

type Sweepable = {
	/** As vankrets_owner, with a lock_timeout of `patience`. */
	readonly owner: Pool;
	/** As the owner of the whole server: only when the server is ours alone. */
	readonly ownServer: Pool | null;
	readonly log: Pick<Logger, 'warn'>;
};

export class BallotSweeper {
	readonly #on: Sweepable;
	readonly #timers = new Set<NodeJS.Timeout>();
	#running: Promise<void> | null = null;
	#next: Promise<void> | null = null;
	#isClosed = false;

	constructor(on: Sweepable) {
		this.#on = on;
	}

	/** Sweeps now and again later. Never rejects: what could not be swept now is tried again soon. */
	async sweep(): Promise<void> {
		for (const delay of againAfter) this.#later(delay);
		await this.#attempt();
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
		await Promise.all([this.#running, this.#next]);
	}

	async #attempt(): Promise<void> {
		try {
			await this.#once();
		} catch (error) {
			this.#on.log.warn({ err: String(error) }, 'the ballot tables could not be swept yet');
			this.#later(retryAfter * (1 + Math.random()));
		}
	}

	/** One sweep at a time; all who ask while one runs share the next. */
	#once(): Promise<void> {
		if (this.#running === null) {
			this.#running = this.#rewrite().finally(() => {
				this.#running = null;
			});
			return this.#running;
		}
		this.#next ??= this.#running
			.catch(() => undefined)
			.then(() => {
				this.#next = null;
				return this.#once();
			});
		return this.#next;
	}

	async #rewrite(): Promise<void> {
		const { owner, ownServer } = this.#on;
		await owner.query('VACUUM (FULL) ballot.ballot, ballot.poll_key');
		if (ownServer === null) return;
		// The log of before goes with the checkpoint: segments of ours are removed, never kept for use again.
		await ownServer.query('SELECT pg_switch_wal()');
		await ownServer.query('CHECKPOINT');
	}

	#later(delay: number): void {
		if (this.#isClosed) return;
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			void this.#attempt();
		}, delay);
		timer.unref();
		this.#timers.add(timer);
	}
}
