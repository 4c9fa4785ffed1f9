import { redirect } from '@sveltejs/kit';
import { parseJoinCode } from '#lib/domain/poll/join-code.ts';
import type { RequestHandler } from './$types';

const longestShown = 60;

/** Where the form with the code leads: to the code's page, or back to the form when nothing was typed. */
export const GET: RequestHandler = ({ url }) => {
	const typed = (url.searchParams.get('kod') ?? '').trim();
	// Someone may paste the whole address.
	const last = typed.split('/').findLast((part) => part !== '') ?? '';
	if (/^\.*$/.test(last)) redirect(303, '/');
	redirect(
		303,
		`/s/${encodeURIComponent(parseJoinCode(last) ?? [...last].slice(0, longestShown).join(''))}`
	);
};
