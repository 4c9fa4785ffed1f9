import { redirect } from '@sveltejs/kit';
import { choosePasswordSchema } from '#lib/contract/forms/person.ts';
import { choosePassword } from '#lib/server/usecases/person/choose-password.ts';
import { readPasswordLink } from '#lib/server/usecases/person/password-link.ts';
import { orErrorPage, orFormFailure } from '../../../edge.ts';
import { browserOf, keepSession } from '../../../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { name, email } = await orErrorPage(readPasswordLink(locals.ports, params.token));
	return { name, email };
};

export const actions: Actions = {
	default: async (event) => {
		const { token } = event.params;
		const form = await event.request.formData();
		return orFormFailure(form, choosePasswordSchema, async ({ password }) => {
			const input = { token, password };
			keepSession(event, await choosePassword(event.locals.ports, input, browserOf(event)));
			redirect(303, '/hem');
		});
	}
};
