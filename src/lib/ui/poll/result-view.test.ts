import { describe, expect, test } from 'vitest';
import type { Beside, GroupBeside, InstrumentView } from '#lib/contract/live.ts';
import type { PublishedItem } from '#lib/domain/poll/tally.ts';
import { itemResultView, overviewView } from '#lib/ui/poll/result-view.ts';

const both = (text: string) => ({ sv: text, en: `${text} (en)` });
const instrument: InstrumentView = {
	name: both('Checklista'),
	scale: { min: 1, max: 3 },
	steps: ['Finns inte', 'Utvecklas', 'Finns'].map((text, index) => ({
		value: index + 1,
		text: both(text),
		local: false
	})),
	items: [1, 2, 3].map((no) => ({ no, text: both(`Fråga ${String(no)}`) }))
};
const item = (itemNo: number, counts: number[], dontKnow: number): PublishedItem => ({
	itemNo,
	suppressed: false,
	counts,
	dontKnow
});
const few = (itemNo: number): PublishedItem => ({ itemNo, suppressed: true });

describe('the view of one item', () => {
	test('has the distribution, the mean with the decimal sign of the language, and Vet inte of all', () => {
		const published = item(2, [0, 2, 6], 2);
		const view = itemResultView(instrument, published, 'sv');
		expect(view).toMatchObject({ no: 2, text: 'Fråga 2', mean: '2,8', n: 8, dontKnowLeads: false });
		expect(!view.suppressed && view.steps.map((step) => step.count)).toEqual([0, 2, 6]);
		expect(!view.suppressed && view.dontKnow).toMatchObject({ count: 2, share: 0.2 });
		expect(itemResultView(instrument, published, 'en')).toMatchObject({ mean: '2.8' });
	});

	test('tells nothing but the question when too few have answered', () => {
		expect(itemResultView(instrument, few(1), 'sv')).toEqual({
			no: 1,
			text: 'Fråga 1',
			suppressed: true,
			group: null,
			difference: null,
			signed: null
		});
	});
});

describe('the overview', () => {
	const published = [item(1, [0, 2, 6], 0), item(2, [5, 1, 0], 9), item(3, [3, 2, 3], 1)];

	test('has its rows in the order asked for', () => {
		const order = (sort: 'number' | 'lowest' | 'spread') =>
			overviewView(instrument, published, { sort, locale: 'sv' }).rows.map((row) => row.no);
		expect(order('number')).toEqual([1, 2, 3]);
		expect(order('lowest')).toEqual([2, 3, 1]);
		expect(order('spread')).toEqual([3, 1, 2]);
	});

	test('sums the means with two decimals when no item is missing', () => {
		const { sum } = overviewView(instrument, published, { sort: 'number', locale: 'sv' });
		// 2,75 + 7/6 + 2
		expect(sum).toMatchObject({ sum: '5,92', mean: '1,97', itemsShown: 3 });
		expect(sum?.text).toBe('Summa 5,92 av 9 · medelvärde 1,97');
	});

	test('says that a sum with items missing is incomplete, and gives no mean', () => {
		const some = [item(1, [0, 2, 6], 0), few(2), item(3, [3, 2, 3], 1)];
		const { sum, rows } = overviewView(instrument, some, { sort: 'lowest', locale: 'sv' });
		expect(sum?.mean).toBeNull();
		expect(sum?.text).toBe('Summa 4,75 · ofullständig, 2 av 3 moment');
		expect(rows.at(-1)).toMatchObject({ no: 2, suppressed: true, mean: null, n: null });
	});

	test('counts an item that was not sent as one with too few answers', () => {
		const { rows, sum } = overviewView(instrument, [], { sort: 'number', locale: 'en' });
		expect(rows.every((row) => row.suppressed)).toBe(true);
		expect(sum).toBeNull();
	});

	test('names the items whose commonest answer is Vet inte', () => {
		const view = overviewView(instrument, published, { sort: 'number', locale: 'sv' });
		expect(view.dontKnowLeads).toEqual([2]);
	});

	test('draws the spread as one standard deviation within the ends of the scale', () => {
		const { rows } = overviewView(instrument, published, { sort: 'number', locale: 'sv' });
		expect(rows[0]).toMatchObject({ low: 2.3, high: 3 });
		expect(rows[2]).toMatchObject({ low: 1.1, high: 2.9 });
	});
});

describe('the working group beside the staff', () => {
	const published = [item(1, [0, 2, 6], 0), item(2, [5, 1, 0], 9), few(3)];
	const group: GroupBeside = {
		runId: 'r',
		targetGroup: 'Arbetsgruppen',
		roundName: 'Omgång 2026',
		meetingOrdinal: 2,
		closedAt: '2026-11-20T09:00:00.000Z',
		apart: null,
		scores: [
			{ itemNo: 1, halfUnits: 6 },
			{ itemNo: 2, halfUnits: 5 },
			{ itemNo: 3, halfUnits: 4 }
		]
	};
	const view = (beside: Beside) =>
		overviewView(instrument, published, { sort: 'difference', locale: 'sv', beside });

	test('has its marks, the difference with its sign, and the largest first', () => {
		const { rows, title, hasDifference } = view({ group, earlier: [] });
		expect(rows.map((row) => [row.no, row.workingGroup, row.difference])).toEqual([
			[2, 2.5, '−1,3'],
			[1, 3, '−0,3'],
			[3, 2, null]
		]);
		expect(title).toBe('Störst skillnad: moment 2');
		expect(hasDifference).toBe(true);
	});

	test('is told in words at each item', () => {
		const words = (one: PublishedItem, beside: GroupBeside = group) =>
			itemResultView(instrument, one, 'sv', beside).difference;
		expect(words(item(1, [0, 2, 6], 0))).toBe('Medarbetarna skattar 0,3 lägre än arbetsgruppen');
		expect(words(item(2, [0, 0, 6], 0))).toBe('Medarbetarna skattar 0,5 högre än arbetsgruppen');
		expect(words(item(1, [0, 0, 6], 0))).toBe('Medarbetarna och arbetsgruppen skattar lika');
		expect(words(few(3))).toContain('Arbetsgruppen 2. För få medarbetare');
		expect(words(item(1, [0, 2, 6], 0), { ...group, apart: 'otherMeeting' })).toBe(
			'Arbetsgruppen 3, vid ett annat tillfälle'
		);
		expect(words(item(1, [0, 2, 6], 0), { ...group, scores: [] })).toBe(
			'Arbetsgruppen har inte skattat momentet'
		);
	});

	test('of another occasion has marks but no difference to sort by', () => {
		const { rows, hasDifference } = view({
			group: { ...group, apart: 'otherMeeting' },
			earlier: []
		});
		expect(hasDifference).toBe(false);
		expect(rows.map((row) => [row.no, row.workingGroup, row.difference])).toEqual([
			[1, 3, null],
			[2, 2.5, null],
			[3, 2, null]
		]);
	});

	test('on another instrument lends no numbers', () => {
		const { rows } = view({
			group: { ...group, apart: 'otherInstrument', scores: [] },
			earlier: []
		});
		expect(rows.every((row) => row.workingGroup === null)).toBe(true);
	});

	test('has earlier runs behind it, without items that too few had answered', () => {
		const earlier = [
			{
				runId: 'e',
				targetGroup: 'Medarbetare',
				closedAt: '2026-03-10T09:00:00.000Z',
				results: [item(1, [6, 0, 0], 0), few(2)]
			}
		];
		const { rows, notes } = view({ group, earlier });
		expect(rows.map((row) => [row.no, row.earlier])).toEqual([
			[2, []],
			[1, [1]],
			[3, []]
		]);
		expect(notes).toEqual(['Korta streck: tidigare skattningar av medarbetare (2026-03-10).']);
	});
});
