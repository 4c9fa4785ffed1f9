import { redirect } from '@sveltejs/kit';
import { addGroupSchema } from '#lib/contract/forms/round.ts';
import { addGroup } from '#lib/server/usecases/round/groups.ts';
import { readRound } from '#lib/server/usecases/round/read-round.ts';
import { orErrorPage, orFormFailure } from '../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, params, url }) => ({
	round: await orErrorPage(readRound(ports, actor, { roundId: params.round }), url),
	saved: url.searchParams.has('sparat')
});

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), addGroupSchema, async (input) => {
			const roundId = params.round;
			const { groupId } = await addGroup(ports, actor, { ...input, roundId });
			// Straight on to what a new group lacks: its organisations and meetings.
			redirect(303, `/admin/omgangar/${roundId}/grupper/${groupId}`);
		})
};
