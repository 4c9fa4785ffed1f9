import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { readOrganisation } from '#lib/server/usecases/organisation/list-organisations.ts';
import { removeOrganisation } from '#lib/server/usecases/organisation/remove-organisation.ts';
import { orErrorPage, orFormFailure } from '../../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, params, url }) => ({
	organisation: await orErrorPage(
		readOrganisation(ports, actor, { organisationId: params.organisation }),
		url
	)
});

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), v.object({}), async () => {
			await removeOrganisation(ports, actor, { organisationId: params.organisation });
			redirect(303, '/admin/organisationer');
		})
};
