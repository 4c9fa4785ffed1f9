import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../../../../tests/support/hostile-texts.ts';
import { cardProblem, givingProblem, namingProblem } from './card.ts';

describe('the text of a card', () => {
	test.each([
		['nothing', '', 'cardTooShort'],
		['one letter', 'a', 'cardTooShort'],
		['one emoji', '👍', 'cardTooShort'],
		['two letters', 'ja', null],
		['a sentence', 'Ni frågar efter resultat varje kvartal.', null],
		['a thousand characters', 'a'.repeat(1000), null],
		['one more', 'a'.repeat(1001), 'cardTooLong'],
		['ten thousand', 'a'.repeat(10_000), 'cardTooLong']
	])('%s', (_, text, problem) => {
		expect(cardProblem(text)).toBe(problem);
	});

	test.each(hostileTexts)('%s is a text like others', (_, text) => {
		expect(cardProblem(text)).toBeNull();
	});
});

describe('giving a card', () => {
	const giving = {
		from: 'theirs',
		to: 'ours',
		groupOrganisationIds: ['ours', 'theirs'],
		held: false
	};
	test.each([
		['to another of the group', {}, null],
		['from a guest', { from: null }, null],
		['to oneself', { from: 'ours' }, 'cardToOneself'],
		['to one outside the group', { to: 'elsewhere' }, 'notFound'],
		['after the meeting', { held: true }, 'meetingHeld']
	])('%s', (_, changed, problem) => {
		expect(givingProblem({ ...giving, ...changed })).toBe(problem);
	});
});

test('a card is given under the promise its writer saw, or not yet', () => {
	expect(namingProblem({ nameless: true }, { nameless: true })).toBeNull();
	expect(namingProblem({ nameless: true }, { nameless: false })).toBe('changedByAnother');
	expect(namingProblem({ nameless: false }, { nameless: true })).toBe('changedByAnother');
});
