import { describe, expect, it } from 'vitest';
import { swedishClock, swedishDay } from './swedish-time.ts';

describe('an instant told in Sweden', () => {
	it.each([
		['2026-11-22T13:30:00Z', '2026-11-22', '14.30'],
		['2026-07-01T22:05:00Z', '2026-07-02', '00.05'],
		['2026-12-31T23:00:00Z', '2027-01-01', '00.00']
	])('%s is %s at %s', (instant, day, clock) => {
		expect(swedishDay(instant)).toBe(day);
		expect(swedishClock(instant, 'sv')).toBe(clock);
	});

	it('has a colon in English', () => {
		expect(swedishClock('2026-11-22T13:30:00Z', 'en')).toBe('14:30');
	});
});
