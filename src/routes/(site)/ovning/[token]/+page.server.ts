import { redirect } from '@sveltejs/kit';
import { localPath } from '#lib/server/auth/local-path.ts';
import { signInForPractice } from '#lib/server/usecases/person/practice-sign-in.ts';
import { orErrorPage } from '../../../edge.ts';
import { browserOf, keepSession } from '../../../session-cookie.ts';
import type { PageServerLoad } from './$types';

/** The demo's printed links: one press and the person is signed in. Only in a practice installation. */
export const load: PageServerLoad = async (event) => {
	const { token } = event.params;
	const work = signInForPractice(event.locals.ports, { token }, browserOf(event));
	keepSession(event, await orErrorPage(work));
	redirect(303, localPath(event.url.searchParams.get('till'), '/hem'));
};
