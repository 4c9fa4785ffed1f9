import { add, divide, fraction, type Fraction } from '../fraction.ts';

/**
 * Invariant: in a joint table every region counts one, whatever its size, and nothing in it says which region has
 * which score. Scores are whole numbers of half units (2,5 is 5), so that every mean is exact (D4.4).
 */
export type RegionScores = {
	readonly regionId: string;
	/** Item 1, 2, 3 …; null where the region has not scored the item. */
	readonly halfUnits: readonly (number | null)[];
};

/** A mean of one region is that region's score: a joint table begins at two. */
export const leastRegions = 2;

export type JointItem = { readonly itemNo: number } & (
	| { readonly shown: false }
	| {
			readonly shown: true;
			/** Regions that have scored the item. */
			readonly n: number;
			readonly mean: Fraction;
			readonly lowest: Fraction;
			readonly highest: Fraction;
	  }
);

/** The unweighted mean of each item over the regions, and the ends of its range. */
export function jointItems(regions: readonly RegionScores[], itemCount: number): JointItem[] {
	return Array.from({ length: itemCount }, (_, index) => {
		const scores = regions.flatMap((region) => region.halfUnits[index] ?? []);
		const n = scores.length;
		if (n < leastRegions) return { itemNo: index + 1, shown: false };
		return {
			itemNo: index + 1,
			shown: true,
			n,
			mean: fraction(sumOf(scores), 2 * n),
			lowest: fraction(Math.min(...scores), 2),
			highest: fraction(Math.max(...scores), 2)
		};
	});
}

/** Mean of the item means; null while an item is missing, for it is never scaled up (D4.3). */
export function meanOfItems(items: readonly JointItem[]): Fraction | null {
	const means = items.flatMap((item) => (item.shown ? [item.mean] : []));
	if (means.length === 0 || means.length < items.length) return null;
	return divide(
		means.reduce((sum, mean) => add(sum, mean), fraction(0, 1)),
		means.length
	);
}

export type RegionSums = {
	readonly n: number;
	readonly lowest: Fraction;
	readonly highest: Fraction;
	/** Mean of the sums, per item: the same as the mean of the item means when every region has scored every item. */
	readonly meanPerItem: Fraction;
};

/** The regions' own sums, without names; null unless two or more regions have scored every item. */
export function regionSums(regions: readonly RegionScores[], itemCount: number): RegionSums | null {
	const sums = regions.map((region) => {
		const scores = region.halfUnits.slice(0, itemCount).flatMap((score) => score ?? []);
		return scores.length === itemCount ? sumOf(scores) : null;
	});
	const whole = sums.flatMap((sum) => sum ?? []);
	if (itemCount === 0 || whole.length < leastRegions || whole.length < sums.length) return null;
	return {
		n: whole.length,
		lowest: fraction(Math.min(...whole), 2),
		highest: fraction(Math.max(...whole), 2),
		meanPerItem: fraction(sumOf(whole), 2 * whole.length * itemCount)
	};
}

/** What two occasions have in common: over time only the same regions are put beside each other (D4.5). */
export function sameRegions(
	before: readonly RegionScores[],
	after: readonly RegionScores[]
): { readonly before: RegionScores[]; readonly after: RegionScores[] } {
	const of = (regions: readonly RegionScores[]) => new Set(regions.map((one) => one.regionId));
	const [first, second] = [of(before), of(after)];
	return {
		before: before.filter((one) => second.has(one.regionId)),
		after: after.filter((one) => first.has(one.regionId))
	};
}

function sumOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, one) => sum + one, 0);
}
