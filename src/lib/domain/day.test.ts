import { describe, expect, it } from 'vitest';
import { isDay } from './day.ts';

describe('a day', () => {
	it.each([
		['2026-11-22', true],
		['2000-01-01', true],
		['2100-12-31', true],
		['2024-02-29', true],
		['2026-02-29', false],
		['2100-02-29', false],
		['2026-04-31', false],
		['2026-13-01', false],
		['2026-00-10', false],
		['1999-12-31', false],
		['2101-01-01', false],
		['0026-11-22', false],
		['20261122', false],
		['2026-11-22T00:00', false],
		['', false]
	])('%s counts as a day: %s', (text, expected) => {
		expect(isDay(text)).toBe(expected);
	});
});
