import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Trial, type Size } from './trial.ts';

/**
 * The short form; the long one, with intervals narrow enough to publish, is `npm run privacy`. Here a few runs show that
 * the adversary looks in the right places: what is spoilt it sees through, and of the product it finds no trace.
 */
let trial: Trial;
beforeAll(async () => {
	trial = await Trial.start();
}, 120_000);
afterAll(() => trial.close());

const size: Size = { runs: 4, voters: 30, items: 3 };

describe('somebody with the database, its files and every log, after a run has closed', () => {
	test('finds no key of an answer in any file, and guesses no better than from the result', async () => {
		const verdict = await trial.judge('honest', size, 1);
		expect(verdict.runsWithKeys).toBe(0);
		expect(verdict.through).toBeNull();
		expect(verdict.gain.high).toBeLessThanOrEqual(0.02);
		// A fair shuffle is further off than this less than once in ten thousand times.
		expect(Math.abs(verdict.order.mean)).toBeLessThan(0.12);
	}, 240_000);

	test.each([
		['the same transaction', 'sameTransaction'],
		['times', 'creationTime'],
		['the application’s log', 'logLine']
	] as const)(
		'would see through it by %s',
		async (through, variant) => {
			const verdict = await trial.judge(variant, { ...size, runs: 2 }, 2);
			expect(verdict.through).toBe(through);
			expect(verdict.right).toBeGreaterThanOrEqual(0.95);
		},
		240_000
	);
});
