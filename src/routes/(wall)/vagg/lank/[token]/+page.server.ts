import { error, redirect } from '@sveltejs/kit';
import { cookieName } from '#lib/server/auth/guards.ts';
import type { PageServerLoad } from './$types';

/** As long as a wall link lasts at most; the link itself may end sooner. */
const days = 30;

/** A page and not an endpoint, so that a link that has ended gets a kind page. */
export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
	const wall = await locals.ports.sessions.readWall(params.token);
	if (wall.kind !== 'wall') error(404, { code: 'linkNotValid', message: 'linkNotValid' });
	const secure = url.protocol === 'https:';
	cookies.set(cookieName('wall', secure), params.token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure,
		maxAge: days * 86_400
	});
	redirect(
		303,
		wall.meetingId === undefined ? `/vagg/${wall.runId ?? ''}` : `/vagg/traff/${wall.meetingId}`
	);
};
