import { redirect } from '@sveltejs/kit';
import { addOrganisationSchema } from '#lib/contract/forms/organisation.ts';
import { addOrganisation } from '#lib/server/usecases/organisation/add-organisation.ts';
import { listOrganisations } from '#lib/server/usecases/organisation/list-organisations.ts';
import { orErrorPage, orFormFailure } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, url }) => ({
	organisations: await orErrorPage(listOrganisations(ports, actor), url),
	saved: url.searchParams.has('sparat')
});

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, request }) =>
		orFormFailure(await request.formData(), addOrganisationSchema, async (input) => {
			await addOrganisation(ports, actor, input);
			redirect(303, '/admin/organisationer?sparat');
		})
};
