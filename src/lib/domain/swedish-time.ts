/** The platform is used in Sweden: instants are told in Swedish time wherever the server or the browser stands. */
const swedish = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Stockholm',
	hourCycle: 'h23',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit'
});

function partsOf(instant: string | Date): (type: Intl.DateTimeFormatPartTypes) => string {
	const parts = swedish.formatToParts(new Date(instant));
	return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

/** The day of an instant (ISO text or Date) in Sweden: "2026-11-22". */
export function swedishDay(instant: string | Date): string {
	const part = partsOf(instant);
	return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The time of day of an instant in Sweden: sv "14.30", en "14:30". */
export function swedishClock(instant: string | Date, locale: 'sv' | 'en'): string {
	const part = partsOf(instant);
	return `${part('hour')}${locale === 'sv' ? '.' : ':'}${part('minute')}`;
}

/**
 * The instant of a day and a time of day ("09:30") in Sweden. A time that the change to summer time leaves out is the
 * one an hour later; one that comes twice is the first.
 */
export function swedishInstant(day: string, time: string): Date {
	const asUtc = Date.parse(`${day}T${time}:00Z`);
	// Sweden is one or two hours ahead: the earlier instant that reads so, else the hour that was left out.
	const summer = new Date(asUtc - 2 * 3_600_000);
	return swedishDay(summer) === day && swedishClock(summer, 'en') === time
		? summer
		: new Date(asUtc - 3_600_000);
}
