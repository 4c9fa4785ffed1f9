import { describe, expect, it, test } from 'vitest';
import type { Citation } from '#lib/contract/views/archive.ts';
import {
	add,
	compare,
	divide,
	formatFraction,
	fraction,
	type Fraction
} from '#lib/domain/fraction.ts';
import { changeBetween, indexOn, sortChanges } from '#lib/domain/poll/change.ts';
import { groupSizeAdvice } from '#lib/domain/round/group-size.ts';
import { pilot } from './pilot.ts';

const { table } = pilot;
const rows = table.items.map((item) => ({
	itemNo: item.no,
	displayOrder: item.displayOrder,
	before: fraction(item.firstTenths, 10),
	after: fraction(item.secondTenths, 10)
}));
const sum = (values: readonly Fraction[]) => values.reduce(add, fraction(0, 1));
const numbers = (order: 'printed' | 'checklist' | 'change') =>
	sortChanges(rows, order).map((row) => row.itemNo);

describe('the table of the final report (S3 §4)', () => {
	it.each([
		['first', rows.map((row) => row.before), '20,4', '2,04', '0,52', 204],
		['second', rows.map((row) => row.after), '23,6', '2,36', '0,68', 236]
	] as const)(
		'the %s year: sum, mean and place on the scale',
		(year, values, total, mean, index, printed) => {
			const exact = divide(sum(values), values.length);
			expect(formatFraction(sum(values), 1, 'sv')).toBe(total);
			expect(formatFraction(exact, 2, 'sv')).toBe(mean);
			expect(formatFraction(indexOn(table.scale, exact), 2, 'sv')).toBe(index);
			expect(table.printedMean[year === 'first' ? 'firstHundredths' : 'secondHundredths']).toBe(
				printed
			);
			expect(compare(exact, fraction(printed, 100))).toBe(0);
		}
	);

	test('every item has risen, by this much', () => {
		const changes = sortChanges(rows, 'checklist').map((row) =>
			changeBetween(row.before, row.after)
		);
		expect(changes.every((change) => change.direction === 1)).toBe(true);
		expect(changes.map((change) => formatFraction(change.by, 1, 'sv'))).toEqual([
			'0,2',
			'0,3',
			'0,3',
			'0,1',
			'0,3',
			'0,1',
			'0,2',
			'0,5',
			'0,6',
			'0,6'
		]);
	});

	test('the orders: as printed, by item, by change', () => {
		expect(numbers('printed')).toEqual([1, 4, 2, 5, 6, 3, 10, 9, 7, 8]);
		expect(numbers('checklist')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		expect(numbers('change')).toEqual([9, 10, 8, 2, 3, 5, 1, 7, 4, 6]);
	});

	test('the printed order falls by the first year, and its ties are no rule', () => {
		const printed = sortChanges(rows, 'printed');
		const rises = printed.filter((row, index) => {
			const last = printed[index - 1];
			return last !== undefined && compare(row.before, last.before) > 0;
		});
		expect(rises).toEqual([]);
		expect(printed.slice(4, 7).map((row) => row.itemNo)).toEqual([6, 3, 10]);
	});

	test('the ends of the second year: item 7 lowest, then 8; item 1 highest', () => {
		const byAfter = [...rows].sort((a, b) => compare(a.after, b.after)).map((row) => row.itemNo);
		expect(byAfter.slice(0, 2)).toEqual([7, 8]);
		expect(byAfter.at(-1)).toBe(1);
	});

	test("the regions' sums hold the sum of the means between them", () => {
		for (const [year, total] of [
			['first', 204],
			['second', 236]
		] as const) {
			const { lowest, highest } = table.sums[year];
			expect(lowest * 5).toBeLessThan(total);
			expect(highest * 5).toBeGreaterThan(total);
			expect(highest).toBeLessThanOrEqual(table.maxSum * 2);
		}
	});
});

describe('the pilot', () => {
	test('six regions in two groups of three; one left, and its group of two is still a group', () => {
		const left = pilot.groups.map(({ regions }) => regions.filter((one) => one.left !== null));
		expect(pilot.groups.map(({ regions }) => regions.length)).toEqual([3, 3]);
		expect(left.flat().map((one) => one.name)).toEqual(['Gävleborg']);
		const remaining = pilot.groups.map(
			({ regions }, index) => regions.length - (left[index]?.length ?? 0)
		);
		expect(remaining).toEqual([3, 2]);
		expect(remaining.map(groupSizeAdvice)).toEqual([null, null]);
		expect(remaining.reduce((total, count) => total + count, 0)).toBe(table.regions);
	});

	test('the interviews add up', () => {
		const [all = 0, ...kinds] = (pilot.goalsBasis.text.sv.match(/\d+/g) ?? []).map(Number);
		expect(all).toBe(11);
		expect(kinds.reduce((total, count) => total + count, 0)).toBe(all);
	});

	test('a remitted case comes back and is received', () => {
		const later = pilot.decisions.filter((one) => one.later);
		expect(later.map((one) => [one.kind, one.paragraph])).toEqual([
			['remittal', '§ 189'],
			['information', '§ 310']
		]);
	});
});

describe('nothing is without a source', () => {
	const cited: readonly (readonly Citation[])[] = [
		pilot.groupsSources,
		...pilot.events.map((one) => one.sources),
		...pilot.meetings.map((one) => one.sources),
		[table.source],
		...pilot.decisionBases.map((one) => one.sources),
		...pilot.selfAssessments.map((one) => one.sources),
		...pilot.decisions.map((one) => one.sources),
		...pilot.goals.map((one) => one.sources),
		pilot.goalsBasis.sources,
		pilot.afterwards.sources
	];

	test('every fact names one, and it is in the list', () => {
		const known = new Set(pilot.sources.map((one) => one.id));
		expect(cited.filter((sources) => sources.length === 0)).toEqual([]);
		expect(cited.flat().filter(({ source }) => !known.has(source))).toEqual([]);
	});

	test('every source in the list is used', () => {
		const used = new Set(cited.flat().map(({ source }) => source));
		expect(pilot.sources.map((one) => one.id).filter((id) => !used.has(id))).toEqual([]);
	});

	test('and no region has scores of its own', () => {
		const names = pilot.groups.flatMap(({ regions }) => regions.map((one) => one.name));
		const told = JSON.stringify(table);
		expect(names.filter((name) => told.includes(name))).toEqual([]);
	});
});
