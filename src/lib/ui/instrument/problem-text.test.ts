import { expect, it } from 'vitest';
import { instrumentProblems, parseInstrument } from '#lib/contract/forms/instrument.ts';
import { exampleInstrument } from './example.ts';
import { problemErrors } from './problem-text.ts';

it('gives an example that can be added as it is', () => {
	expect(parseInstrument(exampleInstrument)).toMatchObject({ ok: true });
});

it('says where and what is wrong, for every kind of problem', () => {
	for (const problem of instrumentProblems) {
		const [error] = problemErrors([{ path: 'items[3].sv', problem, expected: '«500»' }]);
		expect(error?.name).toBe('json');
		expect(error?.message).toMatch(problem === 'notJson' ? /JSON/ : /^items\[3\]\.sv: \p{L}/u);
		expect(error?.message).not.toContain('{');
	}
});

it('speaks of the instrument where there is no narrower place', () => {
	const [error] = problemErrors([{ path: '', problem: 'tooLong', expected: '10' }]);
	expect(error?.message).toMatch(/^Instrumentet: /);
});

it('shows twenty problems and counts the rest', () => {
	const problems = Array.from({ length: 123 }, (_, index) => ({
		path: `items[${String(index)}].sv`,
		problem: 'missing' as const,
		expected: ''
	}));
	const errors = problemErrors(problems);
	expect(errors).toHaveLength(21);
	expect(errors.at(-1)?.message).toContain('103');
});
