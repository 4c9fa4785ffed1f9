import { redirect } from '@sveltejs/kit';
import { setUpSchema } from '#lib/contract/forms/person.ts';
import { assertSetUpLink, useSetUpLink } from '#lib/server/usecases/person/use-set-up-link.ts';
import { orErrorPage, orFormFailure } from '../../../edge.ts';
import { browserOf, keepSession } from '../../../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	await orErrorPage(assertSetUpLink(locals.ports, params.token));
};

export const actions: Actions = {
	default: async (event) => {
		const { token } = event.params;
		const form = await event.request.formData();
		return orFormFailure(form, setUpSchema, async ({ name, email, password }) => {
			const input = { token, name, email, password };
			keepSession(event, await useSetUpLink(event.locals.ports, input, browserOf(event)));
			redirect(303, '/admin');
		});
	}
};
