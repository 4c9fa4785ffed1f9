import { expect, test } from 'vitest';
import { noteProblem, reflectionQuestions } from './reflection.ts';

test.each([
	['one letter', 'a', 'noteTooShort'],
	['two letters', 'ja', null],
	['a line', 'Bra att alla tre roller var med', null],
	['three hundred characters', 'a'.repeat(300), null],
	['one more', 'a'.repeat(301), 'textTooLong']
])('a note of %s', (_, text, problem) => {
	expect(noteProblem(text)).toBe(problem);
});

test('the questions are five', () => {
	expect(reflectionQuestions).toHaveLength(5);
});
