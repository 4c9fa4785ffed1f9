import { figures } from './figures.ts';
import type { Verdict } from './goals.ts';
import type { Spread } from './statistics.ts';
import type { Line, Summary } from './summary.ts';
import type { Kind } from './trial-job.ts';

/** The tables, for people and for docs/performance.md. */
const headings: Readonly<Record<Kind, string>> = {
	answering: 'A hall that arrives, answers and hears the closing',
	connected: 'Phones that are connected',
	following: 'Screens that follow the facilitator',
	returning: 'Phones that are all dropped and come back'
};

/** Markdown: the goals, then every figure. */
export function markdownOf({ lines, verdicts }: Summary): string {
	const parts = ['### Goals', table(goalHead, verdicts.map(goalRow))];
	for (const kind of Object.keys(headings) as Kind[]) {
		const own = lines.filter((line) => line.kind === kind);
		for (const phones of new Set(own.map((line) => line.phones)))
			parts.push(
				`### ${headings[kind]}: ${number(phones, 0)}`,
				figureTable(own.filter((line) => line.phones === phones))
			);
	}
	return `${parts.join('\n\n')}\n`;
}

const goalHead = ['goal', 'bound', 'measured', ''];

function goalRow({ goal, value, met }: Verdict): string[] {
	const bound =
		goal.least === undefined
			? `≤ ${number(goal.most ?? Number.NaN, 2)}`
			: `≥ ${number(goal.least, 2)}`;
	const unit = goal.by === 'value' ? '' : ' ×';
	return [goal.what, bound + unit, number(value, 2) + unit, met ? 'met' : '**missed**'];
}

function figureTable(lines: readonly Line[]): string {
	const several = lines.some((line) => line.sides.apps !== undefined);
	const head = ['', 'Vänkrets', 'baseline', 'ratio'];
	const rows = lines.map(({ figure, sides, ratio, gain }) => {
		const { label, unit } = figures[figure];
		const row = [
			unit === '' ? label : `${label}, ${unit}`,
			spread(sides.app),
			spread(sides.bare),
			spread(ratio)
		];
		return several ? [...row, spread(sides.apps), spread(gain)] : row;
	});
	return table(several ? [...head, 'several instances', 'against one'] : head, rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const widths = head.map((name, column) =>
		Math.max(3, name.length, ...rows.map((row) => row[column]?.length ?? 0))
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The median, and the range where it has one: 212 (198–240). */
function spread(values: Spread | null | undefined): string {
	if (values === null || values === undefined) return '–';
	const { median, min, max } = values;
	const text = number(median);
	const range = `${number(min)}–${number(max)}`;
	return number(min) === number(max) ? text : `${text} (${range})`;
}

/** Three figures that count; thousands apart. */
function number(
	value: number,
	decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
): string {
	return value.toLocaleString('en', { maximumFractionDigits: decimals });
}
