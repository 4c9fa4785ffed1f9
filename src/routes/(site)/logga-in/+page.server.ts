import { redirect } from '@sveltejs/kit';
import { signInSchema } from '#lib/contract/forms/person.ts';
import { localPath } from '#lib/server/auth/local-path.ts';
import { signIn } from '#lib/server/usecases/person/sign-in.ts';
import { orFormFailure } from '../../edge.ts';
import { browserOf, keepSession } from '../../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

const home = '/hem';

export const load: PageServerLoad = ({ locals, url }) => {
	const till = localPath(url.searchParams.get('till'), home);
	if (locals.signedIn !== null) redirect(303, till);
	return { till, signedOut: url.searchParams.has('utloggad') };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		return orFormFailure(form, signInSchema, async ({ email, password, till }) => {
			keepSession(event, await signIn(event.locals.ports, { email, password }, browserOf(event)));
			redirect(303, localPath(till, home));
		});
	}
};
