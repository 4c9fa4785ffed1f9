import { describe, expect, test } from 'vitest';
import { resultOf, type PublishedItem } from '#lib/domain/poll/tally.ts';
import { isShown, itemFinding, overviewFinding } from '#lib/ui/poll/finding.ts';

const scale = { min: 1, max: 3 };
const steps = ['Finns inte', 'Behöver utvecklas', 'Det finns'].map((text, index) => ({
	value: index + 1,
	text: { sv: text, en: ['Missing', 'Needs work', 'Exists'][index] ?? '' },
	local: false
}));

function item(itemNo: number, counts: number[], dontKnow = 0): PublishedItem {
	return { itemNo, suppressed: false, counts, dontKnow };
}
function finding(counts: number[], dontKnow = 0, locale: 'sv' | 'en' = 'sv'): string {
	const result = resultOf(item(1, counts, dontKnow), scale);
	if (!isShown(result)) throw new Error('nothing to find in an item without a result');
	return itemFinding(result, steps, locale);
}

test.each([
	[[2, 5, 3], 6, 'Vanligaste svaret är Vet inte – fler behöver känna till'],
	[[2, 9, 3], 2, 'De flesta svarar ”Behöver utvecklas”'],
	[[2, 7, 3], 3, 'Vanligaste svaret är ”Behöver utvecklas”'],
	[[0, 0, 8], 0, 'Alla svarar ”Det finns”'],
	[[0, 0, 8], 1, 'De flesta svarar ”Det finns”'],
	[[5, 1, 6], 0, 'Svaren går isär mellan ”Finns inte” och ”Det finns”'],
	[[4, 4, 1], 0, 'Lika många svarar ”Finns inte” som ”Behöver utvecklas”'],
	[[3, 3, 3], 0, 'Svaren fördelar sig jämnt']
])('of %j and %i Vet inte the finding is: %s', (counts, dontKnow, expected) => {
	expect(finding(counts, dontKnow)).toBe(expected);
});

test('Vet inte that only ties with a step is no headline', () => {
	expect(finding([2, 6, 3], 6)).toBe('Vanligaste svaret är ”Behöver utvecklas”');
});

test('a finding is told in English with English step names', () => {
	expect(finding([2, 9, 3], 2, 'en')).toBe('Most answer “Needs work”');
});

describe('of all items', () => {
	const of = (...all: (number[] | null)[]) =>
		all.map((counts, index) =>
			resultOf(
				counts === null ? { itemNo: index + 1, suppressed: true } : item(index + 1, counts),
				scale
			)
		);

	test('the three lowest are named, lowest first', () => {
		const results = of([0, 1, 9], [0, 5, 5], [9, 1, 0], [3, 7, 0], [5, 5, 0]);
		expect(overviewFinding(results, 'number', 'sv')).toBe('Lägst: moment 3, 5 och 4');
		expect(overviewFinding(results, 'lowest', 'en')).toBe('Lowest: items 3, 5 and 4');
	});

	test('a tie is never cut through', () => {
		const results = of([9, 1, 0], [5, 5, 0], [3, 7, 0], [3, 7, 0], [0, 1, 9]);
		expect(overviewFinding(results, 'lowest', 'sv')).toBe('Lägst: moment 1 och 2');
	});

	test('one alone is named alone', () => {
		const results = of([9, 1, 0], [0, 5, 5], [0, 5, 5], [0, 5, 5], [0, 5, 5], [0, 5, 5]);
		expect(overviewFinding(results, 'lowest', 'en')).toBe('Lowest: item 1');
	});

	test('the widest spread is named when that is the order', () => {
		const results = of([5, 0, 5], [0, 10, 0], [2, 6, 2], [4, 2, 4], [1, 8, 1]);
		expect(overviewFinding(results, 'spread', 'sv')).toBe('Störst spridning: moment 1, 4 och 3');
	});

	test('items with too few answers are left out', () => {
		const results = of(null, [0, 5, 5], [9, 1, 0], null, [3, 7, 0], [0, 1, 9]);
		expect(overviewFinding(results, 'lowest', 'sv')).toBe('Lägst: moment 3, 5 och 2');
		expect(overviewFinding(of(null, null), 'lowest', 'sv')).toBe(
			'För få svar för att visa resultat'
		);
	});

	test('level items are called level', () => {
		const results = of([3, 7, 0], [3, 7, 0], [3, 7, 0]);
		expect(overviewFinding(results, 'lowest', 'sv')).toBe('Alla moment ligger lika');
	});
});
