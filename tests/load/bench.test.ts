import { describe, expect, test } from 'vitest';
import { runBench } from './bench.ts';
import { figureNames, figures } from './figures.ts';
import { goals } from './goals.ts';
import { readOptions } from './options.ts';
import { markdownOf } from './report.ts';
import { summarise, type TrialResult } from './summary.ts';

/** That the bench runs and misses no figure. How fast anything is, is not for a test to say. */
test('with a handful of phones, gives every figure on both sides', async () => {
	const options = readOptions(['--phones', '4', '--rounds', '1']);
	const { results, page } = await runBench(
		{ ...options, spreadSeconds: 0.2, waves: 1, warmUp: false },
		() => undefined
	);
	const { lines } = summarise(results);
	// Turnout is told in steps of five.
	const coarse = new Set(['turnoutP50', 'turnoutMax']);
	const ofOurs = (side: 'app' | 'bare') =>
		figureNames.filter((name) =>
			lines.some((line) => line.figure === name && Number.isFinite(line.sides[side]?.median))
		);
	expect(ofOurs('app')).toEqual(figureNames.filter((name) => !coarse.has(name)));
	expect(ofOurs('bare')).toEqual(ofOurs('app'));
	expect(page.requests).toBeGreaterThan(2);
	const text = markdownOf(summarise(results));
	for (const line of lines) expect(text).toContain(figures[line.figure].label);
}, 300_000);

const trial = (round: number, side: 'app' | 'bare', checklistPerSecond: number): TrialResult => ({
	kind: 'answering',
	phones: 1000,
	side,
	round,
	figures: { checklistPerSecond }
});

describe('the summary', () => {
	test('compares within a round, so that a slow moment falls on both sides', () => {
		const { lines, verdicts } = summarise([
			...[trial(1, 'app', 600), trial(1, 'bare', 1000)],
			...[trial(2, 'app', 60), trial(2, 'bare', 100)],
			...[trial(3, 'app', 5500), trial(3, 'bare', 10_000)]
		]);
		expect(lines[0]?.ratio).toEqual({ median: 0.6, min: 0.55, max: 0.6 });
		expect(verdicts).toMatchObject([{ met: true, value: 0.6 }]);
	});

	test('says of a goal that is missed that it is', () => {
		const { verdicts } = summarise([trial(1, 'app', 499), trial(1, 'bare', 1000)]);
		expect(verdicts).toMatchObject([{ met: false, value: 0.499 }]);
		expect(markdownOf(summarise([trial(1, 'app', 499), trial(1, 'bare', 1000)]))).toContain(
			'**missed**'
		);
	});

	test('judges no goal that was not measured', () => {
		expect(goals.length).toBeGreaterThan(10);
		expect(summarise([trial(1, 'app', 600)]).verdicts).toEqual([]);
	});
});

describe('options', () => {
	test.each([
		[['--rounds', '0'], '--rounds'],
		[['--phones', '10,many'], '--phones'],
		[['--kinds', 'dancing'], '--kinds'],
		[['--instances', '9'], '--instances']
	])('%j is refused by name', (args, name) => {
		expect(() => readOptions(args)).toThrow(name);
	});

	test('several instances are a side of their own', () => {
		expect(readOptions(['--instances', '2']).sides).toEqual(['bare', 'app', 'apps']);
	});
});
