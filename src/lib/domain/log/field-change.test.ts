import { expect, test } from 'vitest';
import { decideField } from './field-change.ts';
import { foldHistory, type HistoryLine } from './history.ts';

test.each([
	['the version that is stored', 'Nytt', 3, 'save'],
	['an older version', 'Nytt', 2, 'conflict'],
	['a version that never was', 'Nytt', 4, 'conflict'],
	['an older version, but the same words', 'Lagrat', 1, 'unchanged']
] as const)('a change by somebody who saw %s', (_, value, seen, outcome) => {
	expect(decideField({ value: 'Lagrat', version: 3 }, { value, seen })).toBe(outcome);
});

const line = (minute: number, change: Partial<HistoryLine>): HistoryLine => ({
	at: new Date(Date.UTC(2026, 10, 22, 8, minute)).toISOString(),
	by: 'Karin',
	what: 'learned',
	cycle: 1,
	before: '',
	after: '',
	...change
});

test('one person’s changes of one field within ten minutes are one line of the history', () => {
	const lines = [
		line(20, { before: 'Vi lärde', after: 'Vi lärde oss' }),
		line(12, { before: 'Vi', after: 'Vi lärde' }),
		line(1, { before: '', after: 'Vi' })
	];
	expect(foldHistory(lines, ['learned'])).toEqual([
		line(20, { before: 'Vi', after: 'Vi lärde oss' }),
		line(1, { before: '', after: 'Vi' })
	]);
});

test.each([
	['another person', { by: 'Omar' }],
	['another field', { what: 'observed' }],
	['another cycle', { cycle: 2 }]
])('%s begins a line of its own', (_, change) => {
	const lines = [line(2, change), line(1, {})];
	expect(foldHistory(lines, ['learned', 'observed'])).toHaveLength(2);
});

test('acts are never told as one', () => {
	const lines = [line(2, { what: 'shared' }), line(1, { what: 'shared' })];
	expect(foldHistory(lines, ['learned'])).toHaveLength(2);
});
