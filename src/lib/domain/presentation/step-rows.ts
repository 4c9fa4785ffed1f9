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
 * Puts steps beside each other: first those of the same name, or tied to the same checklist item, then by their order.
 * @param regions each region's steps at one stage, in its own order
 */
export function alignSteps<Step extends RowStep>(
	regions: readonly (readonly Step[])[]
): StepRow<Step>[] {
	const rows: (Step | null)[][] = [];
	regions.forEach((steps, region) => {
		let from = 0;
		steps.forEach((step, index) => {
			const akin = findFrom(rows, from, (row) => isAkinToRow(row, step, region));
			// A later step's own row must be left for it.
			const limit = nextAnchor(rows, steps.slice(index + 1), from, region);
			const open = akin ?? findFrom(rows, from, (row) => isOpen(row, region));
			const at = open !== undefined && open < limit ? open : undefined;
			const place = at ?? Math.min(limit, rows.length);
			if (at === undefined)
				rows.splice(
					place,
					0,
					regions.map(() => null)
				);
			const row = rows[place];
			if (row !== undefined) row[region] = step;
			from = place + 1;
		});
	});
	return rows;
}

type Row<Step> = (Step | null)[];

function findFrom<Step>(
	rows: readonly Row<Step>[],
	from: number,
	fits: (row: Row<Step>) => boolean
): number | undefined {
	const found = rows.findIndex((row, index) => index >= from && fits(row));
	return found === -1 ? undefined : found;
}

function isOpen<Step>(row: Row<Step>, region: number): boolean {
	return (row[region] ?? null) === null;
}

function isAkinToRow<Step extends RowStep>(row: Row<Step>, step: Step, region: number): boolean {
	return isOpen(row, region) && row.some((other) => other !== null && isAkin(other, step));
}

function isAkin(one: RowStep, other: RowStep): boolean {
	return isSameTerm(one.name, other.name) || one.itemNos.some((no) => other.itemNos.includes(no));
}

/** The first row that one of the later steps belongs in by name or item; beyond the end when none does. */
function nextAnchor<Step extends RowStep>(
	rows: readonly Row<Step>[],
	later: readonly Step[],
	from: number,
	region: number
): number {
	const anchors = later.flatMap(
		(step) => findFrom(rows, from, (row) => isAkinToRow(row, step, region)) ?? []
	);
	return anchors.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...anchors);
}
