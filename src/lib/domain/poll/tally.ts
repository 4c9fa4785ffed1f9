import { add, compare, divide, fraction, type Fraction } from '../fraction.ts';
import { ExpectedError } from '../errors.ts';
import { stepsOf, type Scale } from './scale.ts';

/**
 * Invariant: nothing about an item is told when fewer than k have placed themselves on its scale
 * ("Vet inte" is outside that n), and a run sum is never scaled up over missing items.
 */
export type ItemTally = {
	readonly itemNo: number;
	/** Answers per step, from scale.min to scale.max. */
	readonly counts: readonly number[];
	readonly dontKnow: number;
};

export type PublishedItem = { readonly itemNo: number } & (
	| { readonly suppressed: true }
	| { readonly suppressed: false; readonly counts: readonly number[]; readonly dontKnow: number }
);

/** The least anonymity threshold anyone may choose, and the one chosen for them. */
export const lowestK = 5;
export const defaultK = 6;

/** A staff run's threshold. @throws ExpectedError notFound: a working group's run has none, and no answers either */
export function thresholdOf(run: { readonly k: number | null }): number {
	if (run.k === null) throw new ExpectedError('notFound');
	return run.k;
}

export function answeredOf(tally: { counts: readonly number[] }): number {
	return tally.counts.reduce((sum, count) => sum + count, 0);
}

/** What may be published of an item: everything, or only that there are too few answers. */
export function publishItem(tally: ItemTally, k: number): PublishedItem {
	if (k < lowestK) throw new RangeError(`k is ${String(k)}, but never under ${String(lowestK)}`);
	return answeredOf(tally) < k
		? { itemNo: tally.itemNo, suppressed: true }
		: { itemNo: tally.itemNo, suppressed: false, counts: tally.counts, dontKnow: tally.dontKnow };
}

/** The number of devices that answered anything, or null where it is under k. */
export function publishRespondents(respondents: number, k: number): number | null {
	return respondents < k ? null : respondents;
}

export function meanOf(counts: readonly number[], scale: Scale): Fraction | null {
	const n = answeredOf({ counts });
	if (n === 0) return null;
	const steps = stepsOf(scale);
	return fraction(
		counts.reduce((sum, count, index) => sum + count * (steps[index] ?? 0), 0),
		n
	);
}

export type ItemResult = { readonly itemNo: number } & (
	| { readonly suppressed: true }
	| {
			readonly suppressed: false;
			readonly n: number;
			readonly counts: readonly number[];
			readonly mean: Fraction;
			readonly dontKnow: number;
			/** dontKnow of all who answered the item, "Vet inte" included. */
			readonly dontKnowShare: Fraction;
			/** True when "Vet inte" is the commonest single answer: then it is the headline. */
			readonly dontKnowLeads: boolean;
			readonly lowestStep: number;
			readonly highestStep: number;
			/** Variance of the answers: the spread that rows are sorted by. */
			readonly spread: number;
	  }
);

/** The result of one published item on its scale. */
export function resultOf(item: PublishedItem, scale: Scale): ItemResult {
	if (item.suppressed) return { itemNo: item.itemNo, suppressed: true };
	const mean = meanOf(item.counts, scale);
	if (mean === null) return { itemNo: item.itemNo, suppressed: true };
	const n = answeredOf(item);
	const steps = stepsOf(scale);
	const used = steps.filter((_, index) => (item.counts[index] ?? 0) > 0);
	return {
		itemNo: item.itemNo,
		suppressed: false,
		n,
		counts: item.counts,
		mean,
		dontKnow: item.dontKnow,
		dontKnowShare: fraction(item.dontKnow, n + item.dontKnow),
		dontKnowLeads: item.dontKnow > Math.max(...item.counts),
		lowestStep: Math.min(...used),
		highestStep: Math.max(...used),
		spread: varianceOf(item.counts, steps, n)
	};
}

function varianceOf(counts: readonly number[], steps: readonly number[], n: number): number {
	const sum = counts.reduce((total, count, index) => total + count * (steps[index] ?? 0), 0);
	const squares = counts.reduce(
		(total, count, index) => total + count * (steps[index] ?? 0) ** 2,
		0
	);
	return (squares * n - sum * sum) / (n * n);
}

export type RunSum = {
	/** Sum of the item means that could be shown. */
	readonly sum: Fraction;
	/** Mean of all items; null while the sum is incomplete. */
	readonly mean: Fraction | null;
	readonly itemsShown: number;
	readonly itemCount: number;
};

/** Run sum = sum of item means; with an item missing it is incomplete and says k/10, never scaled up (D4.3). */
export function sumOf(results: readonly ItemResult[]): RunSum {
	let sum = fraction(0, 1);
	let itemsShown = 0;
	for (const result of results) {
		if (result.suppressed) continue;
		sum = add(sum, result.mean);
		itemsShown += 1;
	}
	const complete = itemsShown === results.length && results.length > 0;
	return {
		sum,
		mean: complete ? divide(sum, results.length) : null,
		itemsShown,
		itemCount: results.length
	};
}

export const sorts = ['number', 'lowest', 'spread', 'difference'] as const;
export type Sort = (typeof sorts)[number];

/**
 * The rows of the overview in the order asked for; items with too few answers come last, ties by number. By difference
 * they are sorted in difference.ts: here nothing is known of the working group.
 */
export function sortResults(results: readonly ItemResult[], sort: Sort): ItemResult[] {
	return [...results].sort((a, b) => {
		if (sort === 'lowest' || sort === 'spread') {
			if (a.suppressed || b.suppressed) {
				if (a.suppressed !== b.suppressed) return a.suppressed ? 1 : -1;
			} else {
				const order = sort === 'lowest' ? compare(a.mean, b.mean) : b.spread - a.spread;
				if (order !== 0) return order;
			}
		}
		return a.itemNo - b.itemNo;
	});
}
