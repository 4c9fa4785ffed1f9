import { describe, expect, test } from 'vitest';
import { chooseTemplate, keysFor } from './template.ts';

const offered = [
	{ id: 'a1', code: 'a', version: 1, retired: false },
	{ id: 'a2', code: 'a', version: 2, retired: false },
	{ id: 'b1', code: 'b', version: 1, retired: true }
];

describe('the template of a new presentation', () => {
	test.each([
		['the newest that is in use', null, null, 'a2'],
		['the one asked for', null, 'a1', 'a1'],
		['not one that is retired', null, 'b1', 'a2'],
		['what the others of the meeting stand on, whatever is asked for', 'a1', 'a2', 'a1'],
		['also when that has been retired since', 'b1', null, 'b1'],
		['not one that nobody knows', 'x', 'y', 'a2']
	])('%s', (_, inMeeting, wanted, chosen) => {
		expect(chooseTemplate(offered, inMeeting, wanted)).toBe(chosen);
	});

	test('is none where all are retired', () => {
		expect(chooseTemplate([], null, null)).toBeNull();
	});
});

test('keys stay where a title did not change, follow their place where it did, and are unlike each other', () => {
	const before = [
		{ key: 'goals', title: { sv: 'Mål', en: 'Goals' } },
		{ key: 'budget', title: { sv: 'Budget', en: 'Budget' } }
	];
	expect(keysFor(['Mål', 'Budget'], before)).toEqual(['goals', 'budget']);
	expect(keysFor(['Mål och syfte', 'Budget'], before)).toEqual(['goals', 'budget']);
	expect(keysFor(['Budget', 'Mål', 'Åtgärder'], before)).toEqual(['budget', 'goals', 'atgarder']);
	expect(keysFor(['Beslut', 'Beslut', '…'], [])).toEqual(['beslut', 'beslut-2', 'del-3']);
});
