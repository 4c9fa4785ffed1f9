import { expect, test } from 'vitest';
import { decidePlacing, type PlacedCard } from './placing.ts';

const card = (cardId: string, given: Partial<PlacedCard> = {}): PlacedCard => ({
	cardId,
	organisationId: 'ours',
	shown: true,
	clusterId: null,
	version: 1,
	...given
});
const seen = (...ids: string[]) => ids.map((cardId) => ({ cardId, seen: 1 }));

test.each([
	['two cards to a new group', [card('a'), card('b')], seen('a', 'b'), 'g', ['a', 'b']],
	['one card to the others', [card('a'), card('b', { clusterId: 'g' })], seen('a'), 'g', ['a']],
	['out of its group', [card('a', { clusterId: 'g' })], seen('a'), null, ['a']],
	[
		'to where it lies already, though it was moved meanwhile',
		[card('a', { clusterId: 'g', version: 7 })],
		seen('a'),
		'g',
		[]
	]
] as const)('%s', (_, cards, wanted, clusterId, move) => {
	expect(decidePlacing(cards, wanted, clusterId)).toEqual({ move, problem: null });
});

test.each([
	['a card somebody else has moved', [card('a'), card('b', { version: 2 })], 'changedByAnother'],
	['a card that is still hidden', [card('a'), card('b', { shown: false })], 'notFound'],
	['a card to another', [card('a'), card('b', { organisationId: 'theirs' })], 'notFound'],
	['a card that is not there', [card('a')], 'notFound']
] as const)('%s keeps all of them where they are', (_, cards, problem) => {
	expect(decidePlacing(cards, seen('a', 'b'), 'g')).toEqual({ move: [], problem });
});
