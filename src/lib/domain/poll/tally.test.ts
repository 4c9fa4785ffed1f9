import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFraction, fraction } from '../fraction.ts';
import { stepsOf, type Choice } from './scale.ts';
import {
	answeredOf,
	meanOf,
	publishItem,
	publishRespondents,
	resultOf,
	sortResults,
	sumOf,
	type ItemResult,
	type ItemTally
} from './tally.ts';

const threeSteps = { min: 1, max: 3 };
const dontKnow = null;

/** What counting in SQL gives for these answers. */
function tallyOf(itemNo: number, answers: readonly Choice[], scale = threeSteps): ItemTally {
	return {
		itemNo,
		counts: stepsOf(scale).map((step) => answers.filter((answer) => answer === step).length),
		dontKnow: answers.filter((answer) => answer === dontKnow).length
	};
}

function shownMean(result: ItemResult): string {
	return result.suppressed ? 'för få svar' : formatFraction(result.mean, 1, 'sv');
}

const item1 = tallyOf(1, [3, 3, 2, 3, 3, 2, 3, 3]);
const item2 = tallyOf(2, [2, 2, 1, 2, 3, 2, dontKnow, 2]);
const item8 = tallyOf(8, [1, 1, 2, 1, 1, dontKnow, dontKnow, 1]);

describe('eight members of staff answer three items', () => {
	test.each([
		['item 1', item1, 8, [0, 2, 6], '2,8', 0],
		['item 2', item2, 7, [1, 5, 1], '2,0', 1],
		['item 8', item8, 6, [5, 1, 0], '1,2', 2]
	] as const)('%s has its n, distribution and mean', (_, tally, n, counts, mean, unsure) => {
		const result = resultOf(publishItem(tally, 6), threeSteps);
		expect(result).toMatchObject({ suppressed: false, n, counts, dontKnow: unsure });
		expect(shownMean(result)).toBe(mean);
	});

	test('"Vet inte" is outside n and has a share of all who answered the item', () => {
		expect(resultOf(publishItem(item8, 6), threeSteps)).toMatchObject({
			dontKnowShare: fraction(2, 8),
			dontKnowLeads: false,
			lowestStep: 1,
			highestStep: 2
		});
	});
});

describe('an item with fewer than k answers on the scale tells nothing', () => {
	test.each([
		['six answers, k 6', item8, 6, false],
		['six answers, k 7', item8, 7, true],
		['five answers, k 6', tallyOf(3, [1, 2, 3, 2, 1]), 6, true],
		['five answers, k 5', tallyOf(3, [1, 2, 3, 2, 1]), 5, false],
		[
			'five answers and four "Vet inte", k 6',
			tallyOf(3, [1, 2, 3, 2, 1, null, null, null, null]),
			6,
			true
		],
		['nobody', tallyOf(3, []), 5, true]
	] as const)('%s', (_, tally, k, suppressed) => {
		const published = publishItem(tally, k);
		expect(published.suppressed).toBe(suppressed);
		if (suppressed) expect(Object.keys(published).sort()).toEqual(['itemNo', 'suppressed']);
	});

	test('k is never below five, whoever asks', () => {
		expect(() => publishItem(item1, 4)).toThrow(RangeError);
	});

	test('the number of devices is told from k up', () => {
		expect([5, 6, 7].map((respondents) => publishRespondents(respondents, 6))).toEqual([
			null,
			6,
			7
		]);
	});

	test('an empty distribution has no mean and gives no result', () => {
		expect(meanOf([0, 0, 0], threeSteps)).toBeNull();
		expect(
			resultOf({ itemNo: 1, suppressed: false, counts: [0, 0, 0], dontKnow: 9 }, threeSteps)
		).toEqual({ itemNo: 1, suppressed: true });
	});
});

test('"Vet inte" leads only when it is the commonest single answer', () => {
	const leads = (counts: number[], unsure: number) =>
		resultOf({ itemNo: 1, suppressed: false, counts, dontKnow: unsure }, threeSteps);
	expect(leads([2, 3, 1], 4)).toMatchObject({ dontKnowLeads: true });
	expect(leads([2, 4, 1], 4)).toMatchObject({ dontKnowLeads: false });
});

/** Means of five regions per item in tenths: the two years whose published sums are 20,4 and 23,6. */
const meansOf2019 = [28, 24, 20, 23, 22, 20, 16, 16, 17, 18];
const meansOf2020 = [30, 25, 21, 24, 25, 21, 18, 21, 25, 26];

function resultWithMean(itemNo: number, tenths: number): ItemResult {
	// Ten answers of which the mean is exactly tenths/10 on the steps 1–3.
	const counts = tenths <= 20 ? [20 - tenths, tenths - 10, 0] : [0, 30 - tenths, tenths - 20];
	return resultOf({ itemNo, suppressed: false, counts, dontKnow: 0 }, threeSteps);
}

describe('the sum of a run is the sum of its item means', () => {
	test.each([
		[meansOf2019, '20,4', '2,04'],
		[meansOf2020, '23,6', '2,36']
	])('%j', (means, sum, mean) => {
		const run = sumOf(means.map((tenths, index) => resultWithMean(index + 1, tenths)));
		expect(formatFraction(run.sum, 1, 'sv')).toBe(sum);
		expect(run.mean === null ? null : formatFraction(run.mean, 2, 'sv')).toBe(mean);
		expect(run).toMatchObject({ itemsShown: 10, itemCount: 10 });
	});

	test('with an item missing the sum says so, has no mean and is not scaled up', () => {
		const results = meansOf2019.map((tenths, index) => resultWithMean(index + 1, tenths));
		const run = sumOf([...results.slice(0, 9), { itemNo: 10, suppressed: true }]);
		expect(formatFraction(run.sum, 1, 'sv')).toBe('18,6');
		expect(run).toMatchObject({ mean: null, itemsShown: 9, itemCount: 10 });
	});

	test('of nothing is nothing', () => {
		expect(sumOf([])).toMatchObject({ mean: null, itemsShown: 0, itemCount: 0 });
	});
});

describe('the overview can be sorted', () => {
	const even = resultOf(
		{ itemNo: 1, suppressed: false, counts: [0, 6, 0], dontKnow: 0 },
		threeSteps
	);
	const split = resultOf(
		{ itemNo: 2, suppressed: false, counts: [3, 0, 3], dontKnow: 0 },
		threeSteps
	);
	const low = resultOf(
		{ itemNo: 3, suppressed: false, counts: [5, 1, 0], dontKnow: 0 },
		threeSteps
	);
	const few: ItemResult = { itemNo: 4, suppressed: true };
	test.each([
		['number', [1, 2, 3, 4]],
		['lowest', [3, 1, 2, 4]],
		['spread', [2, 3, 1, 4]]
	] as const)('by %s, those with too few answers last', (sort, order) => {
		expect(sortResults([few, low, split, even], sort).map((one) => one.itemNo)).toEqual(order);
	});

	test('without changing what it was given', () => {
		const given = [few, low, split, even];
		sortResults(given, 'lowest');
		expect(given).toEqual([few, low, split, even]);
	});
});

test('for any answers: n and "Vet inte" add up, and the mean lies between the lowest and highest step', () => {
	const answers = fc.array(fc.option(fc.integer({ min: 1, max: 3 })), {
		minLength: 1,
		maxLength: 60
	});
	fc.assert(
		fc.property(answers, fc.integer({ min: 5, max: 12 }), (given, k) => {
			const tally = tallyOf(1, given);
			expect(answeredOf(tally) + tally.dontKnow).toBe(given.length);
			const result = resultOf(publishItem(tally, k), threeSteps);
			expect(result.suppressed).toBe(answeredOf(tally) < k);
			if (result.suppressed) return;
			const mean = Number(result.mean.numerator) / Number(result.mean.denominator);
			expect(mean).toBeGreaterThanOrEqual(result.lowestStep);
			expect(mean).toBeLessThanOrEqual(result.highestStep);
			expect(result.spread).toBeGreaterThanOrEqual(0);
		})
	);
});
