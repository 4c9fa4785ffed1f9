import { redirect } from '@sveltejs/kit';
import { changeOrganisationSchema } from '#lib/contract/forms/organisation.ts';
import { changeOrganisation } from '#lib/server/usecases/organisation/change-organisation.ts';
import { readOrganisation } from '#lib/server/usecases/organisation/list-organisations.ts';
import { orErrorPage, orFormFailure } from '../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, params, url }) => ({
	organisation: await orErrorPage(
		readOrganisation(ports, actor, { organisationId: params.organisation }),
		url
	)
});

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), changeOrganisationSchema, async (input) => {
			await changeOrganisation(ports, actor, { ...input, organisationId: params.organisation });
			redirect(303, '/admin/organisationer?sparat');
		})
};
