import { isSameTerm } from './compare-terms.ts';

/**
 * Invariant: within a stage every region's steps stand in the region's own order, each exactly once, and steps of
 * different regions stand in one row only in an order that breaks nobody's chain.
 */
export type RowStep = {
	readonly stepId: string;
	readonly name: string;
	readonly itemNos: readonly number[];
};

/** One row of steps that belong beside each other; null where a region has none there. */
export type StepRow<Step> = readonly (Step | null)[];

/**
 * Puts steps beside each other: those of the same or a similar name, or tied to the same checklist items, before those
 * that merely come at the same place.
 * @param regions each region's steps at one stage, in its own order
 */
export function alignSteps<Step extends RowStep>(
	regions: readonly (readonly Step[])[]
): StepRow<Step>[] {
	let rows: StepRow<Step>[] = [];
	regions.forEach((steps, region) => {
		rows = woven(rows, steps).map(({ row, step }) =>
			regions.map((_, column) => (column === region ? step : (row?.[column] ?? null)))
		);
	});
	return rows;
}

type Pair<Step> = { readonly row: StepRow<Step> | null; readonly step: Step | null };

/** Rows and steps in one order, paired so that the sum of what they have in common is as large as it can be. */
function woven<Step extends RowStep>(
	rows: readonly StepRow<Step>[],
	steps: readonly Step[]
): Pair<Step>[] {
	const best = bestFrom(rows, steps);
	const at = (r: number, s: number) => best[r]?.[s] ?? 0;
	const pairs: Pair<Step>[] = [];
	let r = 0;
	let s = 0;
	while (r < rows.length || s < steps.length) {
		const row = rows[r] ?? null;
		const step = steps[s] ?? null;
		if (row !== null && step !== null && at(r, s) === at(r + 1, s + 1) + kinship(row, step)) {
			pairs.push({ row, step });
			r += 1;
			s += 1;
		} else if (step !== null && (row === null || at(r, s) === at(r, s + 1))) {
			pairs.push({ row: null, step });
			s += 1;
		} else {
			pairs.push({ row, step: null });
			r += 1;
		}
	}
	return pairs;
}

/** For every rest of the rows and of the steps, the most that pairing them can come to. */
function bestFrom<Step extends RowStep>(
	rows: readonly StepRow<Step>[],
	steps: readonly Step[]
): number[][] {
	const best = Array.from({ length: rows.length + 1 }, () =>
		new Array<number>(steps.length + 1).fill(0)
	);
	for (const [r, row] of [...rows.entries()].reverse())
		for (const [s, step] of [...steps.entries()].reverse()) {
			const line = best[r];
			if (line === undefined) continue;
			line[s] = Math.max(
				(best[r + 1]?.[s + 1] ?? 0) + kinship(row, step),
				best[r + 1]?.[s] ?? 0,
				line[s + 1] ?? 0
			);
		}
	return best;
}

/** Whole numbers, so that sums are exact: a common name counts most, the same place alone hardly at all. */
const samePlace = 1;
const sameName = 100;
const sameItem = 20;

function kinship<Step extends RowStep>(row: StepRow<Step>, step: Step): number {
	return Math.max(...row.map((other) => (other === null ? 0 : kinshipOf(other, step))));
}

function kinshipOf(one: RowStep, other: RowStep): number {
	const items = one.itemNos.some((no) => other.itemNos.includes(no)) ? sameItem : 0;
	return samePlace + items + Math.round(sameName * likeness(one.name, other.name));
}

/** How much of the longer name's words the other has too, 0 to 1. */
function likeness(one: string, other: string): number {
	const [words, others] = [wordsOf(one), wordsOf(other)];
	const longest = Math.max(words.length, others.length);
	if (longest === 0) return 0;
	const common = words.filter((word) => others.some((each) => isSameTerm(each, word)));
	return common.length / longest;
}

function wordsOf(name: string): string[] {
	return [...new Set(name.toLocaleLowerCase('sv').match(/[\p{L}\p{N}]+/gu))];
}
