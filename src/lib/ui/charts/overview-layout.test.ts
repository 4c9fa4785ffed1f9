import { describe, expect, test } from 'vitest';
import { layoutOverview, type OverviewRow } from '#lib/ui/charts/overview-layout.ts';

const scale = { min: 1, max: 4, labels: ['Inte alls', 'Lite', 'Mycket', 'Helt och hållet'] };
const words = {
	mean: 'Medelvärde',
	dontKnow: 'Vet inte',
	few: 'För få svar',
	staff: 'Personalen',
	group: 'Arbetsgruppen'
};
function row(no: number, change: Partial<OverviewRow> = {}): OverviewRow {
	const text = 'Vi har en gemensam bild av patientens väg genom vården';
	const base = { no, text, mean: 2.5, meanText: '2,5', low: 1, high: 4 };
	return { ...base, dontKnowShare: 0.1, n: 20, suppressed: false, ...change };
}
function layout(rows: OverviewRow[], width = 680, height: number | null = null) {
	return layoutOverview({
		place: height === null ? 'desk' : 'wall',
		width,
		height,
		scale,
		rows,
		words
	});
}

test('the axis runs from the lowest to the highest step and nothing less', () => {
	const { axis, rows } = layout([row(1, { mean: 1 }), row(2, { mean: 4 }), row(3, { mean: 2.5 })]);
	expect(axis.ticks.map((tick) => tick.value)).toEqual([1, 2, 3, 4]);
	expect(rows[0]?.mean).toBeCloseTo(axis.x);
	expect(rows[1]?.mean).toBeCloseTo(axis.x + axis.width);
	expect(rows[2]?.mean).toBeCloseTo(axis.x + axis.width / 2);
});

test('a row with too few answers has no mark from the answers, even if values came along', () => {
	const [only] = layout([row(1, { suppressed: true, workingGroup: 3 })]).rows;
	expect(only?.mean).toBeNull();
	expect(only?.low).toBeNull();
	expect(only?.high).toBeNull();
	expect(only?.group).not.toBeNull();
});

test('a working group that has not answered has no mark', () => {
	expect(layout([row(1)]).rows[0]?.group).toBeNull();
});

describe.each([
	[328, null],
	[680, null],
	[1760, 760]
] as const)('%i units wide', (width, height) => {
	test.each([1, 10, 40])('%i rows follow one another inside the picture', (count) => {
		const rows = Array.from({ length: count }, (_, index) => row(index + 1));
		const drawn = layout(rows, width, height);
		drawn.rows.slice(1).forEach((each, index) => {
			expect(each.y).toBeGreaterThan(drawn.rows[index]?.y ?? 0);
		});
		expect((drawn.rows.at(-1)?.y ?? 0) + (drawn.rows.at(-1)?.axisY ?? 0)).toBeLessThan(
			drawn.height
		);
		expect(drawn.axis.x + drawn.axis.width).toBeLessThan(width);
		expect(drawn.axis.width).toBeGreaterThan(width / 5);
	});
});
