import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compare, formatFraction, fraction, type Fraction } from '../fraction.ts';
import {
	jointItems,
	meanOfItems,
	regionSums,
	sameRegions,
	type RegionScores
} from './joint-table.ts';

const itemCount = 10;
const regions = (matrix: Record<string, readonly number[]>): RegionScores[] =>
	Object.entries(matrix).map(([regionId, scores]) => ({
		regionId,
		halfUnits: scores.map((score) => score * 2)
	}));

/**
 * Synthetic: found by enumeration so that they give the pilot's published table and ranges (S3 §4). They belong to
 * no real region.
 */
const first = regions({
	A: [3, 1, 1, 2, 2, 1, 2, 1, 1, 1],
	B: [3, 2, 1, 2, 2, 1, 2, 1, 1, 3],
	C: [3, 2, 2, 2, 2, 3, 2, 2, 2, 3],
	D: [3, 3, 3, 3, 2, 2, 1, 1, 2, 1],
	E: [2, 3, 3, 3, 3, 3, 1, 2, 3, 2]
});
const second = regions({
	A: [3, 2, 1.5, 2, 2, 3, 1, 1, 1, 3],
	B: [3, 2.5, 1.5, 2.5, 2, 1.5, 1, 1.5, 3, 2],
	C: [3, 2.5, 2.5, 2.5, 3, 3, 2, 2, 3, 3],
	D: [3, 2.5, 3, 2.5, 3, 1, 2.5, 2, 2.5, 2.5],
	E: [3, 3, 3, 3, 2.5, 2, 2.5, 3, 2.5, 2.5]
});
const published = {
	first: ['2,8', '2,2', '2,0', '2,4', '2,2', '2,0', '1,6', '1,4', '1,8', '2,0'],
	second: ['3,0', '2,5', '2,3', '2,5', '2,5', '2,1', '1,8', '1,9', '2,4', '2,6']
};

const column = (rows: readonly RegionScores[]) =>
	jointItems(rows, itemCount).map((item) =>
		item.shown ? formatFraction(item.mean, 1, 'sv') : '–'
	);
const text = (value: Fraction | null, decimals: number) =>
	value === null ? null : formatFraction(value, decimals, 'sv');

describe("the pilot's table from five regions' scores", () => {
	it.each([
		['first', first, published.first, '2,04', '15,0', '25,0'],
		['second', second, published.second, '2,36', '19,5', '27,0']
	])('%s year', (_, scores, means, mean, lowest, highest) => {
		const items = jointItems(scores, itemCount);
		const sums = regionSums(scores, itemCount);
		expect(column(scores)).toEqual(means);
		expect(text(meanOfItems(items), 2)).toBe(mean);
		expect(text(sums?.lowest ?? null, 1)).toBe(lowest);
		expect(text(sums?.highest ?? null, 1)).toBe(highest);
		expect(sums?.n).toBe(5);
	});

	test('the ends of an item are scores, and nothing in the table names a region', () => {
		const items = jointItems(second, itemCount);
		const ends = items.map((item) =>
			item.shown ? `${text(item.lowest, 1)}–${text(item.highest, 1)}` : ''
		);
		expect(ends[0]).toBe('3,0–3,0');
		expect(ends[6]).toBe('1,0–2,5');
		const told = JSON.stringify(items, (_, value: unknown) =>
			typeof value === 'bigint' ? value.toString() : value
		);
		expect(told).not.toMatch(/[A-E]"|regionId/);
	});

	test('a sixth region could not have been in it, whatever it answered in whole steps', () => {
		const step = fc.integer({ min: 1, max: 3 });
		fc.assert(
			fc.property(fc.array(step, { minLength: 10, maxLength: 10 }), (answers) => {
				const sixth = regions({ F: answers });
				expect(column([...first, ...sixth])).not.toEqual(published.first);
			})
		);
	});
});

test('both ways to the mean agree, whatever the regions have scored', () => {
	const halfUnits = fc.array(fc.integer({ min: 2, max: 8 }), { minLength: 7, maxLength: 7 });
	fc.assert(
		fc.property(fc.array(halfUnits, { minLength: 2, maxLength: 6 }), (matrix) => {
			const scores = matrix.map((row, index) => ({ regionId: String(index), halfUnits: row }));
			const byItem = meanOfItems(jointItems(scores, 7));
			const bySum = regionSums(scores, 7)?.meanPerItem ?? fraction(0, 1);
			expect(byItem !== null && compare(byItem, bySum)).toBe(0);
		})
	);
});

describe('what is missing is never filled in', () => {
	const [a, b] = [
		{ regionId: 'a', halfUnits: [2, 4, null] },
		{ regionId: 'b', halfUnits: [6, null, null] }
	];

	test('an item with one score is not shown: its mean would be that score', () => {
		expect(jointItems([a, b], 3)).toEqual([
			{
				itemNo: 1,
				shown: true,
				n: 2,
				mean: fraction(8, 4),
				lowest: fraction(2, 2),
				highest: fraction(6, 2)
			},
			{ itemNo: 2, shown: false },
			{ itemNo: 3, shown: false }
		]);
	});

	test('and neither a mean of all items nor the ends of the sums', () => {
		expect(meanOfItems(jointItems([a, b], 3))).toBeNull();
		expect(regionSums([a, b], 3)).toBeNull();
	});

	it.each([0, 1])('%i regions are no joint table', (count) => {
		expect(jointItems(first.slice(0, count), itemCount).some((item) => item.shown)).toBe(false);
		expect(regionSums(first.slice(0, count), itemCount)).toBeNull();
	});
});

test('over time only regions that are there both times are compared', () => {
	const left = { regionId: 'F', halfUnits: Array.from({ length: itemCount }, () => 6) };
	const joined = { regionId: 'G', halfUnits: Array.from({ length: itemCount }, () => 2) };
	const both = sameRegions([...first, left], [joined, ...second]);
	expect(both.before.map((one) => one.regionId)).toEqual(['A', 'B', 'C', 'D', 'E']);
	expect(both.after.map((one) => one.regionId)).toEqual(['A', 'B', 'C', 'D', 'E']);
	expect(column(both.before)).toEqual(published.first);
});
