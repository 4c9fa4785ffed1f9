import { redirect } from '@sveltejs/kit';
import { localPath } from '#lib/server/auth/local-path.ts';
import { isLocale } from '#lib/messages/runtime.js';
import type { RequestHandler } from './$types';

const year = 365 * 86_400;
const themes = ['light', 'dark', 'system'];

/** Language and theme, from plain forms on every page. Neither says who somebody is. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const options = {
		path: '/',
		maxAge: year,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	} as const;
	const locale = form.get('locale');
	// Read by the page's script too, so that both ends speak the same language.
	if (isLocale(locale)) cookies.set('locale', locale, { ...options, httpOnly: false });
	const theme = form.get('theme');
	if (typeof theme === 'string' && themes.includes(theme)) cookies.set('theme', theme, options);
	const back = form.get('back');
	redirect(303, localPath(typeof back === 'string' ? back : null, '/'));
};
