import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { readRound } from '#lib/server/usecases/round/read-round.ts';
import { removeRound } from '#lib/server/usecases/round/remove-round.ts';
import { orErrorPage, orFormFailure } from '../../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, params, url }) => ({
	round: await orErrorPage(readRound(ports, actor, { roundId: params.round }), url)
});

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), v.object({}), async () => {
			await removeRound(ports, actor, { roundId: params.round });
			redirect(303, '/admin/omgangar');
		})
};
