import { describe, expect, test } from 'vitest';
import { judgeWorlds, published, tallyOf, type Publish } from './possible-worlds.ts';

const scale = { min: 1, max: 3 };

describe('whoever knows all that is published of a small run', () => {
	test('has two possible answers for each person at least, unless all answered alike', () => {
		const verdict = judgeWorlds({ most: 6, scale });
		expect(verdict.worlds).toBeGreaterThan(30_000);
		expect(verdict.givenAway).toBe(0);
	});

	const leaks: [string, Publish][] = [
		[
			'who is under the threshold is told one by one',
			(answers, k, on) => JSON.stringify([published(answers, k, on), answers[0] ?? 'no'])
		],
		[
			'the first to answer is told from the rest',
			(answers, k, on) =>
				JSON.stringify([
					published(answers, k, on),
					tallyOf(answers.slice(0, 1), on),
					tallyOf(answers.slice(1), on)
				])
		],
		[
			'a result while it is open has one person less than the one after closing',
			(answers, _, on) => JSON.stringify([tallyOf(answers, on), tallyOf(answers.slice(1), on)])
		]
	];
	test.each(leaks)('and the search finds it when %s', (_, publish) => {
		expect(judgeWorlds({ most: 5, scale, publish, thresholds: [5] }).givenAway).toBeGreaterThan(
			100
		);
	});
});
