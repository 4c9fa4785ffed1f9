/** Exact non-negative fractions: means and sums are rounded at display only (domain rule: integers, never floats). */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

export function fraction(numerator: number, denominator: number): Fraction {
	if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0)
		throw new RangeError('a fraction needs integers and a positive denominator');
	return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

export function add(a: Fraction, b: Fraction): Fraction {
	return reduce({
		numerator: a.numerator * b.denominator + b.numerator * a.denominator,
		denominator: a.denominator * b.denominator
	});
}

export function divide(a: Fraction, by: number): Fraction {
	return reduce({ numerator: a.numerator, denominator: a.denominator * BigInt(by) });
}

export function compare(a: Fraction, b: Fraction): number {
	const difference = a.numerator * b.denominator - b.numerator * a.denominator;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A float near the fraction, for drawing only. */
export function toNumber(a: Fraction): number {
	return Number(a.numerator) / Number(a.denominator);
}

/** Decimal text with `decimals` digits, rounded half away from zero: sv "2,8", en "2.8". */
export function formatFraction(a: Fraction, decimals: number, locale: 'sv' | 'en'): string {
	const scale = 10n ** BigInt(decimals);
	const rounded = (2n * a.numerator * scale + a.denominator) / (2n * a.denominator);
	const whole = (rounded / scale).toString();
	if (decimals === 0) return whole;
	const rest = (rounded % scale).toString().padStart(decimals, '0');
	return whole + (locale === 'sv' ? ',' : '.') + rest;
}

function reduce(a: Fraction): Fraction {
	let x = a.numerator;
	let y = a.denominator;
	while (y !== 0n) [x, y] = [y, x % y];
	return x <= 1n ? a : { numerator: a.numerator / x, denominator: a.denominator / x };
}
