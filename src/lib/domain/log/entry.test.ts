import { describe, expect, test } from 'vitest';
import {
	dueProblem,
	entryFieldProblem,
	followsCycle,
	sentenceFrom,
	sentenceProblem
} from './entry.ts';

describe('a sentence', () => {
	test.each([
		['', 'sentenceTooShort'],
		['A', 'sentenceTooShort'],
		['Ja', 'sentenceTooShort'],
		['👍🏽', 'sentenceTooShort'],
		['Gör', null],
		['Karin ber nämnden pröva mallen i tre ärenden', null],
		['a'.repeat(500), null],
		['a'.repeat(501), 'sentenceTooLong'],
		['a'.repeat(10_000), 'sentenceTooLong']
	])('%.20s…: %s', (sentence, problem) => {
		expect(sentenceProblem(sentence)).toBe(problem);
	});
});

test.each([
	['Att mallen\nanvänds ', 'Att mallen används'],
	['a'.repeat(500), 'a'.repeat(500)],
	[`${'ord '.repeat(200)}`, `${'ord '.repeat(124).trim()}…`],
	['a'.repeat(4000), `${'a'.repeat(499)}…`],
	['', '']
])(
	'what the next step takes becomes a sentence that is not refused for its length',
	(text, sentence) => {
		expect(sentenceFrom(text)).toBe(sentence);
	}
);

describe('a day to be done by', () => {
	test.each([
		['', null],
		['2026-12-01', null],
		['2026-01-15', null],
		['2000-01-01', null],
		['2100-12-31', null],
		['1926-12-01', 'dayTooFarOff'],
		['1999-12-31', 'dayTooFarOff'],
		['2126-12-01', 'dayTooFarOff'],
		['2026-02-30', 'notADay'],
		['2026-13-01', 'notADay'],
		['1/12 2026', 'notADay'],
		['i vår', 'notADay'],
		['2026-1-1', 'notADay']
	])('%j: %s', (text, problem) => {
		expect(dueProblem(text)).toBe(problem);
	});
});

test('a name and a lesson have their lengths', () => {
	expect(entryFieldProblem('who', 'a'.repeat(120))).toBeNull();
	expect(entryFieldProblem('who', 'a'.repeat(121))).toBe('textTooLong');
	expect(entryFieldProblem('learning', 'a'.repeat(4000))).toBeNull();
	expect(entryFieldProblem('learning', 'a'.repeat(4001))).toBe('textTooLong');
});

test.each([
	['test', 'pdsa', true],
	['test', 'own', false],
	['activity', 'pdsa', false],
	['decision', 'pdsa', false]
] as const)('a %s with the method %s follows its cycle: %s', (kind, method, follows) => {
	expect(followsCycle({ kind, method })).toBe(follows);
});
