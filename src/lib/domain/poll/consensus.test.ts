import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../errors.ts';
import { formatFraction } from '../fraction.ts';
import {
	asHalfUnits,
	assertItem,
	readinessHint,
	scoreOf,
	scoresOn,
	sumOfScores,
	type ConsensusStep
} from './consensus.ts';

const three = { min: 1, max: 3 };
const four = { min: 1, max: 4 };
const scores = (...values: (number | null)[]) =>
	values.map((value, index) => ({
		itemNo: index + 1,
		halfUnits: value === null ? null : value * 2
	}));

function given(score: number | null, scale: { min: number; max: number }, step: ConsensusStep) {
	try {
		return asHalfUnits(score, scale, step);
	} catch (error) {
		if (error instanceof ExpectedError) return error.code;
		throw error;
	}
}

describe('which scores an instrument takes (T4)', () => {
	test.each([
		[2.5, three, 1, 'scoreBetweenSteps'],
		[2.5, three, 0.5, 5],
		[2.25, three, 0.5, 'scoreBetweenSteps'],
		[2.25, three, 1, 'scoreBetweenSteps'],
		[3.5, three, 0.5, 'scoreOutsideScale'],
		[3.5, four, 0.5, 7],
		[4, three, 1, 'scoreOutsideScale'],
		[0.5, three, 0.5, 'scoreOutsideScale'],
		[-1, three, 1, 'scoreOutsideScale'],
		[1, three, 1, 2],
		[3, three, 1, 6],
		[Number.NaN, three, 0.5, 'scoreOutsideScale'],
		[Number.POSITIVE_INFINITY, three, 0.5, 'scoreOutsideScale'],
		[null, three, 1, null]
	] as const)('%s on %j in steps of %s: %s', (score, scale, step, expected) => {
		expect(given(score, scale, step)).toBe(expected);
	});

	test('the choices offered are exactly those that are taken', () => {
		expect(scoresOn(three, 0.5)).toEqual([2, 3, 4, 5, 6]);
		expect(scoresOn(three, 1)).toEqual([2, 4, 6]);
		expect(scoresOn({ min: 0, max: 4 }, 1)).toEqual([0, 2, 4, 6, 8]);
		for (const step of [1, 0.5] as const)
			for (const halfUnits of scoresOn(four, step))
				expect(asHalfUnits(halfUnits / 2, four, step)).toBe(halfUnits);
	});

	test.each([0, 11, 1.5, Number.NaN])('item %s of ten is refused', (itemNo) => {
		expect(() => {
			assertItem(itemNo, 10);
		}).toThrow('itemOutsideInstrument');
	});
});

describe('the sum of a working group', () => {
	test('is exact with halves, and has a mean when every item is scored', () => {
		const { sum, mean, itemsScored } = sumOfScores(scores(3, 2, 1.5, 2, 2, 3, 1, 1, 1, 3));
		expect(sum && formatFraction(sum, 1, 'sv')).toBe('19,5');
		expect(mean && formatFraction(mean, 2, 'sv')).toBe('1,95');
		expect(itemsScored).toBe(10);
	});

	test('is incomplete with an item missing, and never scaled up', () => {
		const { sum, mean, itemsScored, itemCount } = sumOfScores(
			scores(3, null, 2, 2, 2, 3, 1, 1, 1, 3)
		);
		expect(sum && formatFraction(sum, 1, 'en')).toBe('18.0');
		expect(mean).toBeNull();
		expect([itemsScored, itemCount]).toEqual([9, 10]);
	});

	test('is nothing while nothing is scored', () => {
		expect(sumOfScores(scores(null, null))).toEqual({
			sum: null,
			mean: null,
			itemsScored: 0,
			itemCount: 2
		});
	});

	test('a score is told as it was set', () => {
		expect(formatFraction(scoreOf(5), 1, 'sv')).toBe('2,5');
		expect(scoreOf(6)).toEqual({ numerator: 3n, denominator: 1n });
	});
});

describe('the hint of readiness (T8)', () => {
	test.each([
		['more than half at the highest step and none under 2', [3, 3, 3, 3, 3, 3, 2, 2, 2, 2], true],
		['exactly half at the highest step', [3, 3, 3, 3, 2.5, 2, 2.5, 3, 2.5, 2.5], false],
		['one item under 2', [3, 3, 3, 3, 3, 3, 2, 2, 2, 1], false],
		['one item half a step under 2', [3, 3, 3, 3, 3, 3, 2, 2, 2, 1.5], false],
		['an item not scored', [3, 3, 3, 3, 3, 3, 2, 2, 2, null], null],
		['no items', [], null]
	])('%s', (_, values, expected) => {
		expect(readinessHint(scores(...values), three)).toBe(expected);
	});

	test('is about three-step scales only', () => {
		expect(readinessHint(scores(4, 4, 4, 4, 4, 4, 4, 4, 4, 4), four)).toBeNull();
	});
});
