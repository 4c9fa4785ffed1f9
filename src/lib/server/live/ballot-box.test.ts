import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '#lib/domain/errors.ts';
import { BallotBox, type BallotStore, type BoxAnswer } from './ballot-box.ts';

/** A store in memory whose writes the test lets happen, one by one. */
class HeldStore implements BallotStore {
	readonly rows = new Map<string, BoxAnswer>();
	readonly batches: BoxAnswer[][] = [];
	readonly writes: (() => void)[] = [];
	open = true;
	/** Set: the next write of a batch with such an answer fails with it. */
	failing: { when: (answer: BoxAnswer) => boolean; error: Error } | null = null;
	/** Set false: every write waits until the test calls the next of `writes`. */
	immediate = true;

	async write(_runId: string, answers: readonly BoxAnswer[]): Promise<BoxAnswer[] | null> {
		this.batches.push([...answers]);
		if (!this.immediate) await new Promise<void>((go) => this.writes.push(go));
		if (!this.open) return null;
		const { failing } = this;
		if (failing !== null && answers.some(failing.when)) throw failing.error;
		const written = answers.filter(
			(answer) => (this.rows.get(keyOf(answer))?.rev ?? 0) < answer.rev
		);
		for (const answer of written) this.rows.set(keyOf(answer), answer);
		return written;
	}

	async read(_runId: string, keys: readonly Buffer[]): Promise<BoxAnswer[]> {
		await Promise.resolve();
		return [...this.rows.values()].filter((row) => keys.some((key) => key.equals(row.ballotKey)));
	}

	isConnectionFailure(error: unknown): boolean {
		return error instanceof Error && error.message === 'connection lost';
	}
}

const keyOf = (answer: BoxAnswer) => `${answer.ballotKey.toString('hex')}:${String(answer.itemNo)}`;
const answerOf = (device: number, choice: number | null, rev = 1, itemNo = 1): BoxAnswer => ({
	ballotKey: Buffer.alloc(32, device),
	itemNo,
	choice,
	rev
});
const turn = () => new Promise((resolve) => setImmediate(resolve));

function boxOn(store: BallotStore) {
	const told = { written: 0 };
	const box = new BallotBox('run', store, () => {
		told.written += 1;
	});
	return { box, told };
}

const codeOf = (promise: Promise<unknown>) =>
	promise.then(
		() => 'stored',
		(error: unknown) => (error instanceof ExpectedError ? error.code : String(error))
	);

describe('answers that come together', () => {
	test('are written together, and one flush is in flight at a time', async () => {
		const store = new HeldStore();
		store.immediate = false;
		const { box } = boxOn(store);
		const first = [1, 2, 3].map((device) => box.cast(answerOf(device, 2)));
		await turn();
		await turn();
		const second = [4, 5].map((device) => box.cast(answerOf(device, 2)));
		await turn();
		expect(store.batches.map((batch) => batch.length)).toEqual([3]);
		store.writes.shift()?.();
		await Promise.all(first);
		await turn();
		expect(store.batches.map((batch) => batch.length)).toEqual([3, 2]);
		store.writes.shift()?.();
		await Promise.all(second);
	});

	test('of one device to one item become one row, and both hear what is stored', async () => {
		const store = new HeldStore();
		const { box } = boxOn(store);
		const acks = await Promise.all([
			box.cast(answerOf(1, 3, 2)),
			box.cast(answerOf(1, 1, 1)),
			box.cast(answerOf(1, 2, 3))
		]);
		expect(acks).toEqual(Array(3).fill({ choice: 2, rev: 3 }));
		expect(store.rows.size).toBe(1);
		expect(store.batches.flat()).toHaveLength(1);
	});

	test('are not acknowledged before the write has ended', async () => {
		const store = new HeldStore();
		store.immediate = false;
		const { box } = boxOn(store);
		let acknowledged = false;
		const cast = box.cast(answerOf(1, 2)).then(() => {
			acknowledged = true;
		});
		for (let turns = 0; turns < 20; turns += 1) await turn();
		expect(acknowledged).toBe(false);
		store.writes.shift()?.();
		await cast;
		expect(acknowledged).toBe(true);
	});
});

describe('an answer that a newer one has overtaken', () => {
	test.each([
		['a lower rev', 4],
		['the same rev', 5]
	])('with %s is acknowledged with what is stored', async (_, rev) => {
		const store = new HeldStore();
		const { box, told } = boxOn(store);
		await box.cast(answerOf(1, 3, 5));
		expect(await box.cast(answerOf(1, 1, rev))).toEqual({ choice: 3, rev: 5 });
		expect(told.written).toBe(1);
	});
});

describe('when something fails', () => {
	test('one bad row does not cost its neighbours their answer', async () => {
		const store = new HeldStore();
		store.failing = { when: (answer) => answer.itemNo === 99, error: new Error('bad row') };
		const { box } = boxOn(store);
		const outcomes = await Promise.all(
			[1, 2, 3, 4, 5, 6, 7].map((device) =>
				codeOf(box.cast(answerOf(device, 2, 1, device === 4 ? 99 : 1)))
			)
		);
		expect(outcomes).toEqual(
			[1, 2, 3, 4, 5, 6, 7].map((device) => (device === 4 ? 'unavailable' : 'stored'))
		);
		expect(store.rows.size).toBe(6);
	});

	test('a lost connection refuses the whole batch at once, and the next batch is tried', async () => {
		const store = new HeldStore();
		store.failing = { when: () => true, error: new Error('connection lost') };
		const { box } = boxOn(store);
		expect(
			await Promise.all([1, 2].map((device) => codeOf(box.cast(answerOf(device, 2)))))
		).toEqual(['unavailable', 'unavailable']);
		expect(store.batches).toHaveLength(1);
		store.failing = null;
		expect(await codeOf(box.cast(answerOf(1, 2)))).toBe('stored');
	});

	test('a poll that is not open takes nothing', async () => {
		const store = new HeldStore();
		store.open = false;
		const { box, told } = boxOn(store);
		expect(await codeOf(box.cast(answerOf(1, 2)))).toBe('codeNotOpen');
		expect(told.written).toBe(0);
	});

	test('more waiting answers than it holds are refused kindly', async () => {
		const store = new HeldStore();
		store.immediate = false;
		const { box } = boxOn(store);
		const casts = Array.from({ length: 20_001 }, (_, index) =>
			codeOf(box.cast(answerOf(1, 2, 1, index)))
		);
		expect(await casts[20_000]).toBe('unavailable');
		store.immediate = true;
		await turn();
		store.writes.shift()?.();
		expect(new Set(await Promise.all(casts.slice(0, 20_000)))).toEqual(new Set(['stored']));
	});
});

test('whatever order answers come in: what is acknowledged is stored, and the highest rev wins', async () => {
	const answers = fc.array(
		fc.record({
			device: fc.integer({ min: 1, max: 4 }),
			itemNo: fc.integer({ min: 1, max: 2 }),
			choice: fc.option(fc.integer({ min: 1, max: 3 })),
			rev: fc.integer({ min: 1, max: 6 }),
			pause: fc.boolean()
		}),
		{ maxLength: 40 }
	);
	await fc.assert(
		fc.asyncProperty(answers, async (given) => {
			const store = new HeldStore();
			const { box } = boxOn(store);
			const highest = new Map<string, number>();
			const casts = [];
			for (const one of given) {
				const answer = answerOf(one.device, one.choice, one.rev, one.itemNo);
				highest.set(keyOf(answer), Math.max(one.rev, highest.get(keyOf(answer)) ?? 0));
				casts.push(box.cast(answer).then((stored) => ({ answer, stored })));
				if (one.pause) await turn();
			}
			for (const { answer, stored } of await Promise.all(casts)) {
				const row = store.rows.get(keyOf(answer));
				expect(row?.rev).toBe(highest.get(keyOf(answer)));
				expect(stored.rev).toBeGreaterThanOrEqual(answer.rev);
				if (stored.rev === row?.rev) expect(stored.choice).toBe(row.choice);
			}
		}),
		{ numRuns: 60 }
	);
});
