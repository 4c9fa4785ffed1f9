import { expect, test } from 'vitest';
import type { ArchiveTable } from '#lib/contract/views/archive.ts';
import { halfPoints, tableFigures, tableRows } from '#lib/ui/archive/table-rows.ts';

const item = (no: number, displayOrder: number, firstTenths: number, secondTenths: number) => ({
	no,
	displayOrder,
	text: { sv: `Fråga ${String(no)}`, en: `Question ${String(no)}` },
	firstTenths,
	secondTenths
});
const table: ArchiveTable = {
	firstYear: 2001,
	secondYear: 2002,
	regions: 5,
	scale: { min: 1, max: 3 },
	steps: [],
	items: [item(2, 1, 24, 22), item(1, 2, 20, 20), item(3, 3, 10, 20)],
	printedMean: { firstHundredths: 180, secondHundredths: 207 },
	sums: { first: { lowest: 6, highest: 18 }, second: { lowest: 6, highest: 18 } },
	maxSum: 9,
	source: { source: 'report', at: null }
};

test('rows say rise, fall and standing still, and end with the mean in two decimals', () => {
	const rows = tableRows(table, 'checklist', 'Medelvärde', 'sv');
	expect(rows.map((row) => [row.no, row.beforeText, row.afterText, row.changeText])).toEqual([
		[1, '2,0', '2,0', '±0,0'],
		[2, '2,4', '2,2', '−0,2'],
		[3, '1,0', '2,0', '+1,0'],
		[null, '1,80', '2,07', '+0,27']
	]);
	expect(tableRows(table, 'printed', 'Mean', 'en').map((row) => row.no)).toEqual([2, 1, 3, null]);
});

test('what is worked out: ties for the lowest, the sum of the means, the place on the scale', () => {
	expect(tableFigures(table, 'en')).toEqual({
		mean: { before: '1.80', after: '2.07' },
		lowest: [1, 3],
		lowestText: '2.0',
		sumOfMeans: { before: '5.4', after: '6.2' },
		index: { before: '0.40', after: '0.53' }
	});
});

test('half points are written as scores', () => {
	expect(halfPoints(39, 'sv')).toBe('19,5');
	expect(halfPoints(54, 'sv')).toBe('27');
});
