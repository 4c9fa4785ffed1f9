import { isDay } from '../day.ts';

export type RoundDates = { readonly startsOn: string; readonly endsOn: string };

/** The fields at fault: a round lasts from a day to the same or a later day, in 2000–2100. */
export function wrongRoundDates({ startsOn, endsOn }: RoundDates): ('startsOn' | 'endsOn')[] {
	const wrong: ('startsOn' | 'endsOn')[] = [];
	if (!isDay(startsOn)) wrong.push('startsOn');
	if (!isDay(endsOn) || (wrong.length === 0 && endsOn < startsOn)) wrong.push('endsOn');
	return wrong;
}

/** What a new round's form begins with: from today until the same day next year. @param today YYYY-MM-DD */
export function suggestRoundDates(today: string): RoundDates {
	const inAYear = `${String(Number(today.slice(0, 4)) + 1)}${today.slice(4)}`;
	return { startsOn: today, endsOn: isDay(inAYear) ? inAYear : `${inAYear.slice(0, 8)}28` };
}
