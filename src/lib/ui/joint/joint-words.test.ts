import { describe, expect, it, test } from 'vitest';
import { fraction } from '#lib/domain/fraction.ts';
import { jointItems, meanOfItems } from '#lib/domain/poll/joint-table.ts';
import { halfStepText, jointFinding, rangeText } from './joint-words.ts';

const region = (regionId: string, ...halfUnits: (number | null)[]) => ({ regionId, halfUnits });

describe('what the joint table says', () => {
	it.each([
		[
			'the mean and the lowest',
			[region('a', 6, 4, 2), region('b', 6, 5, 3)],
			'Medel 2,17. Lägst: moment 3'
		],
		[
			'several lowest',
			[region('a', 6, 2, 2), region('b', 6, 4, 4)],
			'Medel 2,00. Lägst: moment 2 och 3'
		],
		[
			'no mean where an item is missing',
			[region('a', 6, 4, null), region('b', 6, 4, 2)],
			'Lägst: moment 2'
		]
	])('%s', (_, regions, said) => {
		const items = jointItems(regions, 3);
		expect(jointFinding({ items, mean: meanOfItems(items) }, 'sv')).toBe(said);
	});

	test('nothing while nothing is shown', () => {
		expect(jointFinding({ items: [], mean: null }, 'sv')).toBeNull();
	});
});

test('half steps are written, whole ones are whole', () => {
	expect(halfStepText(fraction(39, 2), 'sv')).toBe('19,5');
	expect(halfStepText(fraction(54, 2), 'en')).toBe('27');
	expect(rangeText({ lowest: fraction(2, 2), highest: fraction(5, 2) }, 'sv')).toBe('1–2,5');
	expect(rangeText({ lowest: fraction(4, 2), highest: fraction(2, 1) }, 'sv')).toBe('2');
});
