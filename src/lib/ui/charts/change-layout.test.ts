import { describe, expect, it, test } from 'vitest';
import { layoutChange, type ChangeRow } from '#lib/ui/charts/change-layout.ts';

const scale = { min: 1, max: 3, labels: ['Ej påbörjat', 'Behöver utvecklas', 'Genomfört'] };
const row = (no: number | null, before: number, after: number, text = 'Moment'): ChangeRow => ({
	no,
	text,
	before,
	after,
	beforeText: before.toFixed(1),
	afterText: after.toFixed(1),
	changeText: '+0,5'
});
const layout = (rows: readonly ChangeRow[], width = 680) =>
	layoutChange({
		place: width < 500 ? 'phone' : 'desk',
		width,
		scale,
		rows,
		change: 'Förändring'
	});

test('the axis runs from the lowest to the highest step and nothing less', () => {
	const { axis, rows } = layout([row(1, 1, 3), row(2, 2, 2)]);
	expect(axis.ticks.map((tick) => tick.value)).toEqual([1, 2, 3]);
	expect(rows[0]?.before).toBeCloseTo(axis.x);
	expect(rows[0]?.after).toBeCloseTo(axis.x + axis.width);
	expect(rows[1]?.before).toBeCloseTo(axis.x + axis.width / 2);
});

describe('everything stays within the picture', () => {
	const long =
		'Verksamheternas resultat kan utläsas ur ordinarie verksamhets- och budgetuppföljning';
	it.each([280, 328, 500, 680, 900])('%i wide', (width) => {
		const chart = layout([row(1, 1, 3, long), row(null, 2, 2.5, 'Medelvärde')], width);
		expect(chart.axis.x - chart.pad).toBeGreaterThanOrEqual(0);
		expect(chart.axis.x + chart.axis.width + chart.pad).toBeLessThan(width);
		expect(chart.axis.width).toBeGreaterThan(60);
		const [first, last] = chart.rows;
		expect((first?.y ?? 0) + (first?.height ?? 0)).toBeCloseTo(last?.y ?? 0);
		expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo(chart.height);
	});
});
