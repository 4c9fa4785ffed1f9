import { error } from '@sveltejs/kit';
import { locales, type Locale } from '#lib/contract/forms/site.ts';

/** The language in an address of one of the site's texts; anything else is no page. */
export function textLocale(text: string): Locale {
	const found = locales.find((one) => one === text);
	return found ?? error(404, { code: 'pageNotFound', message: 'Not found' });
}
