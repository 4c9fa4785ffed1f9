import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTooLong, spliceBetween, textName } from './text.ts';

describe('the change from one text to another', () => {
	test.each([
		['', '', 0, null],
		['', 'Hej', 3, { at: 0, removed: 0, added: 'Hej' }],
		['aaa', 'aaaa', 2, { at: 1, removed: 0, added: 'a' }],
		['Mål budget', 'Mål och budget', 8, { at: 4, removed: 0, added: 'och ' }],
		['Mål och budget', 'Mål budget', 4, { at: 4, removed: 4, added: '' }],
		['ett två', 'ett tre', 7, { at: 5, removed: 2, added: 're' }],
		['bort', '', 0, { at: 0, removed: 4, added: '' }]
	] as const)('%s → %s with the cursor at %i', (before, after, cursor, splice) => {
		expect(spliceBetween(before, after, cursor)).toEqual(splice);
	});

	test('makes the one of the other, whatever they are and wherever the cursor stands', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.nat(30), (before, after, cursor) => {
				const splice = spliceBetween(before, after, cursor);
				const made =
					splice === null
						? before
						: before.slice(0, splice.at) + splice.added + before.slice(splice.at + splice.removed);
				expect(made).toBe(after);
			})
		);
	});
});

test('a text has a name, and a length it may not pass', () => {
	expect(textName('notes', 'plan')).toBe('notes:plan');
	expect(isTooLong('body', 'a'.repeat(20_000))).toBe(false);
	expect(isTooLong('body', 'a'.repeat(20_001))).toBe(true);
	expect(isTooLong('notes', 'a'.repeat(10_001))).toBe(true);
});
