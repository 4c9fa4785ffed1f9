import { createPersonSchema } from '#lib/contract/forms/person.ts';
import { createPerson } from '#lib/server/usecases/person/create-person.ts';
import {
	listOrganisationsToChoose,
	listPersons
} from '#lib/server/usecases/person/list-persons.ts';
import type { ShownLink } from '#lib/ui/person/one-time-link.ts';
import { orErrorPage, orFormFailure } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ports, actor } = locals;
	return {
		persons: await orErrorPage(listPersons(ports, actor), url),
		organisations: await orErrorPage(listOrganisationsToChoose(ports, actor), url)
	};
};

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const form = await request.formData();
		return orFormFailure(form, createPersonSchema, async (input) => {
			const { token, expiresAt } = await createPerson(locals.ports, locals.actor, input);
			const link: ShownLink = {
				name: input.name,
				href: `${url.origin}/losenord/${token}`,
				until: expiresAt.toISOString()
			};
			return { link };
		});
	}
};
