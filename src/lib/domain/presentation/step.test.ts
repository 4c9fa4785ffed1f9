import { describe, expect, test } from 'vitest';
import { decidePlaces, inChainOrder, parseItemNos, stepFieldProblem } from './step.ts';

describe('a field of a step', () => {
	test.each([
		['name', 'B', 'stepNameTooShort'],
		['name', '', 'stepNameTooShort'],
		['name', '👩🏽', null],
		['name', 'Beslut i fullmäktige', null],
		['name', 'a'.repeat(120), null],
		['name', 'a'.repeat(121), 'stepNameTooLong'],
		['name', 'a'.repeat(10_000), 'stepNameTooLong'],
		['who', '', null],
		['who', 'a'.repeat(501), 'textTooLong'],
		['what', 'a'.repeat(2000), null],
		['what', 'a'.repeat(2001), 'textTooLong'],
		['mark', '', null],
		['mark', 'improve', null],
		['mark', 'dåligt', 'invalidInput'],
		['itemNos', '', null],
		['itemNos', '1,7', null],
		['itemNos', '0', 'invalidInput'],
		['itemNos', '1;7', 'invalidInput']
	] as const)('%s %.12s: %s', (field, value, problem) => {
		expect(stepFieldProblem(field, value)).toBe(problem);
	});
});

test.each([
	['', []],
	['7', [7]],
	['10,2,2', [2, 10]],
	['x', null],
	['1,', null],
	['100', null]
] as const)('the items "%s"', (text, numbers) => {
	expect(parseItemNos(text)).toEqual(numbers);
});

const steps = [
	{ id: 'a', stageKey: 'goals', ordinal: 2 },
	{ id: 'b', stageKey: 'goals', ordinal: 1 },
	{ id: 'c', stageKey: 'decision', ordinal: 1 },
	{ id: 'd', stageKey: 'gone', ordinal: 1 },
	{ id: 'e', stageKey: 'budget', ordinal: 1 }
];

test('the chain goes by stage and then by place, and forgets nobody', () => {
	const chain = inChainOrder(steps, ['goals', 'budget', 'decision']);
	expect(chain.map((step) => step.id)).toEqual(['b', 'a', 'e', 'c', 'd']);
});

test.each([
	['a', 'goals', 0, ['a', 'b']],
	['a', 'goals', 1, ['b', 'a']],
	['c', 'goals', 1, ['b', 'c', 'a']],
	['c', 'goals', 99, ['b', 'a', 'c']],
	['c', 'goals', -1, ['c', 'b', 'a']],
	['c', 'empty', 3, ['c']]
])('%s to place %s %i', (moved, stageKey, index, order) => {
	expect(decidePlaces(steps, moved, { stageKey, index })).toEqual(order);
});
