/** Days travel as YYYY-MM-DD. Earlier or later years than these are slips of the finger. */
export const firstDay = '2000-01-01';
export const finalDay = '2100-12-31';

/** True for a day that exists in the calendar (no 30 February) and lies in 2000–2100. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < firstDay || text > finalDay) return false;
	const [year, month, day] = text.split('-').map(Number);
	if (year === undefined || month === undefined || day === undefined) return false;
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
