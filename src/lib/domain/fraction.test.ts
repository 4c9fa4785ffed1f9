import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, divide, formatFraction, fraction, toNumber } from './fraction.ts';

describe('a fraction is shown rounded half away from zero', () => {
	test.each([
		[11, 4, 1, '2,8'],
		[11, 4, 0, '3'],
		[9, 4, 1, '2,3'],
		[7, 6, 1, '1,2'],
		[5, 2, 0, '3'],
		[1, 3, 2, '0,33'],
		[2, 3, 2, '0,67'],
		[201, 200, 2, '1,01'],
		[2, 1, 1, '2,0'],
		[0, 7, 1, '0,0'],
		[19, 20, 1, '1,0'],
		[999, 1000, 2, '1,00']
	])('%i/%i with %i decimals is %s', (numerator, denominator, decimals, shown) => {
		expect(formatFraction(fraction(numerator, denominator), decimals, 'sv')).toBe(shown);
		expect(formatFraction(fraction(numerator, denominator), decimals, 'en')).toBe(
			shown.replace(',', '.')
		);
	});

	test('never more than half a unit of the last decimal from the exact value', () => {
		fc.assert(
			fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 5000 }), (a, b) => {
				const shown = Number(formatFraction(fraction(a, b), 2, 'en'));
				expect(Math.abs(shown - a / b)).toBeLessThanOrEqual(0.005 + 1e-9);
			})
		);
	});
});

test('a hundred additions of a tenth are exactly ten', () => {
	let sum = fraction(0, 1);
	for (let times = 0; times < 100; times += 1) sum = add(sum, fraction(1, 10));
	expect(sum).toEqual(fraction(10, 1));
});

test('dividing and comparing are exact', () => {
	expect(divide(fraction(102, 5), 10)).toEqual({ numerator: 51n, denominator: 25n });
	expect(compare(fraction(1, 3), fraction(333_333_333, 1_000_000_000))).toBe(1);
	expect(compare(fraction(2, 4), fraction(1, 2))).toBe(0);
	expect(compare(fraction(1, 2), fraction(2, 3))).toBe(-1);
	expect(toNumber(fraction(3, 8))).toBe(0.375);
});

test.each([
	['a float', 0.5, 1],
	['a zero denominator', 1, 0],
	['a negative denominator', 1, -2],
	['a number too large to be exact', 2 ** 53, 1]
])('%s is refused', (_, numerator, denominator) => {
	expect(() => fraction(numerator, denominator)).toThrow(RangeError);
});
