import { describe, expect, it } from 'vitest';
import { suggestRoundDates, wrongRoundDates } from './round-dates.ts';

describe('the dates of a round', () => {
	it.each([
		['a year and a half', '2026-01-15', '2027-06-30', []],
		['one day', '2026-01-15', '2026-01-15', []],
		['all the years there are', '2000-01-01', '2100-12-31', []],
		['an end before the start', '2026-01-15', '2026-01-14', ['endsOn']],
		['no end', '2026-01-15', '', ['endsOn']],
		['no start', '', '2026-01-15', ['startsOn']],
		['a start that is not in the calendar', '2026-02-30', '2026-03-01', ['startsOn']],
		['an end too far away', '2026-01-15', '2126-01-15', ['endsOn']],
		['nothing', '', '', ['startsOn', 'endsOn']]
	])('%s', (_, startsOn, endsOn, wrong) => {
		expect(wrongRoundDates({ startsOn, endsOn })).toEqual(wrong);
	});
});

describe('the dates a new round begins with', () => {
	it.each([
		['2026-11-22', '2027-11-22'],
		['2028-02-29', '2029-02-28'],
		['2027-02-28', '2028-02-28']
	])('are, on %s, a year until %s', (today, endsOn) => {
		const dates = suggestRoundDates(today);
		expect(dates).toEqual({ startsOn: today, endsOn });
		expect(wrongRoundDates(dates)).toEqual([]);
	});
});
