import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { removeGroup } from '#lib/server/usecases/round/groups.ts';
import { readGroup } from '#lib/server/usecases/round/read-round.ts';
import { orErrorPage, orFormFailure } from '../../../../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, params, url }) =>
	orErrorPage(readGroup(ports, actor, { roundId: params.round, groupId: params.group }), url);

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), v.object({}), async () => {
			await removeGroup(ports, actor, { groupId: params.group });
			redirect(303, `/admin/omgangar/${params.round}`);
		})
};
