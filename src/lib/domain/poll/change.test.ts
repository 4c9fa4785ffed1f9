import { describe, expect, it, test } from 'vitest';
import { formatFraction, fraction, toNumber } from '../fraction.ts';
import { changeBetween, indexOn, sortChanges, type ItemChange } from './change.ts';

const tenths = (value: number) => fraction(value, 10);
const row = (itemNo: number, displayOrder: number, before: number, after: number): ItemChange => ({
	itemNo,
	displayOrder,
	before: tenths(before),
	after: tenths(after)
});
const numbers = (rows: readonly ItemChange[]) => rows.map((one) => one.itemNo);

describe('how far a figure has moved', () => {
	it.each([
		['up', 14, 19, 1, 0.5],
		['down', 19, 14, -1, 0.5],
		['nowhere', 20, 20, 0, 0]
	])('%s', (_, before, after, direction, by) => {
		const change = changeBetween(tenths(before), tenths(after));
		expect(change.direction).toBe(direction);
		expect(toNumber(change.by)).toBeCloseTo(by, 12);
	});

	test('exactly, between means of different numbers', () => {
		const { by } = changeBetween(fraction(7, 3), fraction(5, 2));
		expect(by.numerator * 6n).toBe(by.denominator);
	});
});

describe('the order of the rows', () => {
	const rows = [row(1, 3, 20, 22), row(2, 1, 20, 15), row(3, 2, 10, 12), row(4, 4, 10, 16)];
	it.each([
		['printed', [2, 3, 1, 4]],
		['checklist', [1, 2, 3, 4]],
		['change', [4, 1, 3, 2]]
	] as const)('%s', (order, expected) => {
		expect(numbers(sortChanges(rows, order))).toEqual(expected);
	});

	test('two that have fallen: the one that fell least comes first', () => {
		expect(numbers(sortChanges([row(1, 1, 20, 10), row(2, 2, 20, 19)], 'change'))).toEqual([2, 1]);
	});
});

describe('the place of a mean on its scale', () => {
	it.each([
		[1, 3, 10, '0,00'],
		[1, 3, 30, '1,00'],
		[1, 4, 25, '0,50']
	])('from %i to %i: %i tenths is %s', (min, max, mean, index) => {
		expect(formatFraction(indexOn({ min, max }, tenths(mean)), 2, 'sv')).toBe(index);
	});
});
