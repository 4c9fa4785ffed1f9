import { figureNames, type FigureName } from './figures.ts';
import { goals, judge, type Cell, type Verdict } from './goals.ts';
import { median, spreadOf, type Spread } from './statistics.ts';
import type { Figures, Kind, Side } from './trial-job.ts';

export type TrialResult = {
	readonly kind: Kind;
	readonly phones: number;
	readonly side: Side;
	readonly round: number;
	readonly figures: Figures;
};

/** One line of the table: a figure of one kind and size, on every side, and the rounds' ratios to the baseline. */
export type Line = Cell & {
	readonly sides: Readonly<Partial<Record<Side, Spread>>>;
	/** The application against the baseline, round by round. */
	readonly ratio: Spread | null;
	/** Several instances against one, round by round. */
	readonly gain: Spread | null;
};

export type Summary = { readonly lines: readonly Line[]; readonly verdicts: readonly Verdict[] };

export function summarise(results: readonly TrialResult[]): Summary {
	const cells = new Map<string, Cell>();
	for (const { kind, phones, figures } of results)
		for (const figure of figureNames)
			if (figures[figure] !== undefined)
				cells.set(`${kind} ${String(phones)} ${figure}`, { kind, phones, figure });
	const lines = [...cells.values()].map((cell) => lineOf(cell, results));
	const find = (cell: Cell) =>
		lines.find(
			(line) =>
				line.kind === cell.kind && line.phones === cell.phones && line.figure === cell.figure
		);
	const verdicts = goals.flatMap(
		(goal) =>
			judge(goal, {
				median: (cell, side) => find(cell)?.sides[side]?.median,
				ratio: (cell) => find(cell)?.ratio?.median
			}) ?? []
	);
	return { lines, verdicts };
}

function lineOf(cell: Cell, results: readonly TrialResult[]): Line {
	const of = (side: Side) => valuesOf(cell, side, results);
	const sides: Partial<Record<Side, Spread>> = {};
	for (const side of ['bare', 'app', 'apps'] as const) {
		const values = [...of(side).values()];
		if (values.length > 0) sides[side] = spreadOf(values);
	}
	return {
		...cell,
		sides,
		ratio: ratioOf(of('app'), of('bare')),
		gain: ratioOf(of('apps'), of('app'))
	};
}

/** The figure's values by round. */
function valuesOf(
	{ kind, phones, figure }: { kind: Kind; phones: number; figure: FigureName },
	side: Side,
	results: readonly TrialResult[]
): Map<number, number> {
	return new Map(
		results
			.filter((one) => one.kind === kind && one.phones === phones && one.side === side)
			.flatMap(({ round, figures }) => {
				const value = figures[figure];
				return value === undefined ? [] : [[round, value] as const];
			})
	);
}

function ratioOf(
	above: ReadonlyMap<number, number>,
	below: ReadonlyMap<number, number>
): Spread | null {
	const ratios = [...above].flatMap(([round, value]) => {
		const other = below.get(round);
		return other === undefined || other === 0 ? [] : [value / other];
	});
	return ratios.length === 0 ? null : { ...spreadOf(ratios), median: median(ratios) };
}
