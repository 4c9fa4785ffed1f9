import { redirect } from '@sveltejs/kit';
import { changeRoundSchema } from '#lib/contract/forms/round.ts';
import { changeRound } from '#lib/server/usecases/round/change-round.ts';
import { listInstrumentChoices } from '#lib/server/usecases/round/list-rounds.ts';
import { readRound } from '#lib/server/usecases/round/read-round.ts';
import { orErrorPage, orFormFailure } from '../../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, params, url }) => ({
	round: await orErrorPage(readRound(ports, actor, { roundId: params.round }), url),
	instruments: await orErrorPage(listInstrumentChoices(ports, actor), url)
});

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), changeRoundSchema, async (input) => {
			await changeRound(ports, actor, { ...input, roundId: params.round });
			redirect(303, `/admin/omgangar/${params.round}?sparat`);
		})
};
