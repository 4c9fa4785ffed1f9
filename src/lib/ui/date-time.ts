import { swedishClock, swedishDay } from '#lib/domain/swedish-time.ts';
import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';

/** An instant in Swedish time and the page's language: "2026-11-22 kl. 14.30". */
export function dateTimeText(instant: string | Date): string {
	return m.site_date_time({
		day: swedishDay(instant),
		time: swedishClock(instant, getLocale())
	});
}
