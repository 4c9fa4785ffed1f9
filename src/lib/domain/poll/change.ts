import { compare, type Fraction } from '../fraction.ts';
import type { Scale } from './scale.ts';

/** How far a figure has moved: the way and the exact distance. */
export type Change = { readonly direction: -1 | 0 | 1; readonly by: Fraction };

export function changeBetween(before: Fraction, after: Fraction): Change {
	const order = compare(after, before);
	return order < 0
		? { direction: -1, by: distance(before, after) }
		: { direction: order === 0 ? 0 : 1, by: distance(after, before) };
}

export type ItemChange = {
	readonly itemNo: number;
	/** Where the item stands in the table as it was printed; ties there follow no rule, so the place is a fact. */
	readonly displayOrder: number;
	readonly before: Fraction;
	readonly after: Fraction;
};

export const changeOrders = ['printed', 'checklist', 'change'] as const;
export type ChangeOrder = (typeof changeOrders)[number];

/** As printed, by item number, or the largest rise first; ties by item number. */
export function sortChanges<Row extends ItemChange>(
	rows: readonly Row[],
	order: ChangeOrder
): Row[] {
	return [...rows].sort((a, b) => {
		if (order === 'printed') return a.displayOrder - b.displayOrder;
		const byChange = order === 'change' ? compareChanges(changeOf(b), changeOf(a)) : 0;
		return byChange === 0 ? a.itemNo - b.itemNo : byChange;
	});
}

/** Where a mean stands between the ends of its scale: 0 at the lowest step, 1 at the highest. */
export function indexOn(scale: Scale, mean: Fraction): Fraction {
	const lowest = { numerator: BigInt(scale.min), denominator: 1n };
	const { numerator, denominator } = distance(mean, lowest);
	return { numerator, denominator: denominator * BigInt(scale.max - scale.min) };
}

function changeOf(row: ItemChange): Change {
	return changeBetween(row.before, row.after);
}

function compareChanges(a: Change, b: Change): number {
	if (a.direction !== b.direction) return a.direction - b.direction;
	return a.direction * compare(a.by, b.by);
}

/** larger − smaller */
function distance(larger: Fraction, smaller: Fraction): Fraction {
	return {
		numerator: larger.numerator * smaller.denominator - smaller.numerator * larger.denominator,
		denominator: larger.denominator * smaller.denominator
	};
}
