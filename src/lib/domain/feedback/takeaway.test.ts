import { describe, expect, test } from 'vitest';
import { decideOutcome, takeawayFrom, takeawayProblem } from './takeaway.ts';

test.each([
	['one letter', 'j', 'takeawayTooShort'],
	['two letters', 'ja', null],
	['five hundred characters', 'a'.repeat(500), null],
	['one more', 'a'.repeat(501), 'textTooLong']
])('what is taken home: %s', (_, text, problem) => {
	expect(takeawayProblem(text)).toBe(problem);
});

test('the longest card becomes a take-away of whole words', () => {
	const text = takeawayFrom('ord '.repeat(250));
	expect(takeawayProblem(text)).toBeNull();
	expect(text).toMatch(/ ord…$/);
});

test('a card of one long word with an emoji at the cut is cut whole', () => {
	const text = takeawayFrom(`${'a'.repeat(498)}👍${'a'.repeat(400)}`);
	expect(takeawayProblem(text)).toBeNull();
	expect(text.isWellFormed()).toBe(true);
});

describe('what came of it', () => {
	const entry = {
		entryId: 'e',
		sentence: 'Vi provar',
		state: 'done',
		learning: 'Det gick'
	} as const;
	test.each([
		['nothing', null, { own: true }, null],
		['an entry of our own', { ...entry, shared: false }, { own: true }, entry],
		['an entry they keep', { ...entry, shared: false }, { own: false }, null],
		['an entry they share', { ...entry, shared: true }, { own: false }, entry]
	])('%s', (_, stored, reader, told) => {
		expect(decideOutcome(stored, reader)).toEqual(told);
	});
});
