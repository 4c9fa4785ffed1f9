import { redirect } from '@sveltejs/kit';
import { createRoundSchema } from '#lib/contract/forms/round.ts';
import { suggestRoundDates } from '#lib/domain/round/round-dates.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import { createRound } from '#lib/server/usecases/round/create-round.ts';
import { listInstrumentChoices } from '#lib/server/usecases/round/list-rounds.ts';
import { orErrorPage, orFormFailure } from '../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, url }) => {
	const instruments = await orErrorPage(listInstrumentChoices(ports, actor), url);
	// The checklist in use today, unless it has been removed.
	const current = instruments.find((one) => one.code === 'skr-2023') ?? instruments.at(-1);
	return {
		instruments,
		suggested: {
			name: '',
			instrumentId: current?.id ?? '',
			...suggestRoundDates(swedishDay(ports.clock.now()))
		}
	};
};

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, request }) =>
		orFormFailure(await request.formData(), createRoundSchema, async (input) => {
			const { roundId } = await createRound(ports, actor, input);
			redirect(303, `/admin/omgangar/${roundId}?sparat`);
		})
};
