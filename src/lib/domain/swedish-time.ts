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
