import type { Choice } from '#lib/domain/poll/scale.ts';
import { ExpectedError } from '#lib/domain/errors.ts';

/**
 * One box per run. Answers that arrive while a flush is in flight go together in the next one; an answer is
 * acknowledged with what is stored after its COMMIT, never before. A box of one run never waits for another's.
 */
export type BoxAnswer = { ballotKey: Buffer; itemNo: number; choice: Choice; rev: number };
export type StoredAnswer = { choice: Choice; rev: number };

export type BallotStore = {
	/** Rows written (others were overtaken by a higher rev), or null when the poll is not open. */
	write(runId: string, answers: readonly BoxAnswer[]): Promise<BoxAnswer[] | null>;
	read(runId: string, ballotKeys: readonly Buffer[]): Promise<BoxAnswer[]>;
	isConnectionFailure(error: unknown): boolean;
};

type Waiter = { resolve(stored: StoredAnswer): void; reject(error: unknown): void };
type Pending = { answer: BoxAnswer; waiters: Waiter[] };

/** Small enough that acknowledging one batch never holds up the others who ask. */
const largestBatch = 250;
/** Beyond this many waiting answers a run refuses kindly instead of growing without end. */
const mostWaiting = 20_000;

export class BallotBox {
	readonly #runId: string;
	readonly #store: BallotStore;
	readonly #onWritten: () => void;
	#waiting = new Map<string, Pending>();
	#flushing = false;

	constructor(runId: string, store: BallotStore, onWritten: () => void) {
		this.#runId = runId;
		this.#store = store;
		this.#onWritten = onWritten;
	}

	/** Resolves with what is stored once it is committed. @throws ExpectedError codeNotOpen, unavailable */
	cast(answer: BoxAnswer): Promise<StoredAnswer> {
		if (this.#waiting.size >= mostWaiting) return Promise.reject(new ExpectedError('unavailable'));
		return new Promise((resolve, reject) => {
			const key = keyOf(answer);
			const waiter = { resolve, reject };
			const pending = this.#waiting.get(key);
			if (pending === undefined) this.#waiting.set(key, { answer, waiters: [waiter] });
			else {
				pending.waiters.push(waiter);
				if (answer.rev > pending.answer.rev) pending.answer = answer;
			}
			if (!this.#flushing) void this.#flushAll();
		});
	}

	async #flushAll(): Promise<void> {
		this.#flushing = true;
		// One turn of the event loop lets answers of the same tick travel together.
		await new Promise((resolve) => setImmediate(resolve));
		while (this.#waiting.size > 0) {
			const batch = [...this.#waiting].slice(0, largestBatch);
			for (const [key] of batch) this.#waiting.delete(key);
			await this.#flush(batch.map(([, pending]) => pending));
		}
		this.#flushing = false;
	}

	async #flush(batch: Pending[]): Promise<void> {
		try {
			const written = await this.#store.write(
				this.#runId,
				batch.map((pending) => pending.answer)
			);
			if (written === null) return rejectAll(batch, new ExpectedError('codeNotOpen'));
			await this.#settle(batch, written);
			if (written.length > 0) this.#onWritten();
		} catch (error) {
			if (batch.length === 1 || this.#store.isConnectionFailure(error))
				return rejectAll(batch, new ExpectedError('unavailable'));
			// One bad row must not cost its neighbours their answer.
			const middle = Math.ceil(batch.length / 2);
			await this.#flush(batch.slice(0, middle));
			await this.#flush(batch.slice(middle));
		}
	}

	async #settle(batch: Pending[], written: BoxAnswer[]): Promise<void> {
		const stored = new Map(written.map((answer) => [keyOf(answer), answer]));
		const overtaken = batch.filter((pending) => !stored.has(keyOf(pending.answer)));
		if (overtaken.length > 0) {
			const rows = await this.#store.read(
				this.#runId,
				overtaken.map((pending) => pending.answer.ballotKey)
			);
			for (const row of rows) if (!stored.has(keyOf(row))) stored.set(keyOf(row), row);
		}
		for (const pending of batch) {
			const row = stored.get(keyOf(pending.answer));
			for (const waiter of pending.waiters)
				if (row === undefined) waiter.reject(new ExpectedError('codeNotOpen'));
				else waiter.resolve({ choice: row.choice, rev: row.rev });
		}
	}
}

function keyOf(answer: { ballotKey: Buffer; itemNo: number }): string {
	return `${answer.ballotKey.toString('latin1')}:${String(answer.itemNo)}`;
}

function rejectAll(batch: Pending[], error: ExpectedError): void {
	for (const pending of batch) for (const waiter of pending.waiters) waiter.reject(error);
}
