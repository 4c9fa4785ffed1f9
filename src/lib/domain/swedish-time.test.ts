import { describe, expect, it } from 'vitest';
import { swedishClock, swedishDay, swedishInstant } from './swedish-time.ts';

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

describe('the instant of a day and a time in Sweden', () => {
	it.each([
		['in winter', '2026-11-22', '14:30', '2026-11-22T13:30:00.000Z'],
		['in summer', '2026-07-02', '00:05', '2026-07-01T22:05:00.000Z'],
		['on the night summer time begins, before', '2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
		['on the night summer time begins, after', '2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
		['a time that is left out', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
		['a time that comes twice', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z']
	])('%s', (_, day, time, instant) => {
		expect(swedishInstant(day, time).toISOString()).toBe(instant);
	});
});
