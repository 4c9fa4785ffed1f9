import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { leaveGroup } from '#lib/server/usecases/round/places.ts';
import { readPlace } from '#lib/server/usecases/round/read-round.ts';
import { orErrorPage, orFormFailure } from '../../../../../../../../../edge.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

function placeOf(params: RouteParams) {
	return { roundId: params.round, groupId: params.group, organisationId: params.organisation };
}

export const load: PageServerLoad = async ({ locals: { ports, actor }, params, url }) =>
	orErrorPage(readPlace(ports, actor, placeOf(params)), url);

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), v.object({}), async () => {
			await leaveGroup(ports, actor, placeOf(params));
			redirect(303, `/admin/omgangar/${params.round}/grupper/${params.group}#organisationer`);
		})
};
