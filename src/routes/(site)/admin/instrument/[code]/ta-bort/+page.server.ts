import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { readInstrumentPage } from '#lib/server/usecases/instrument/list-instruments.ts';
import { removeInstrument } from '#lib/server/usecases/instrument/remove-instrument.ts';
import { orErrorPage, orFormFailure } from '../../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, params, url }) => ({
	instrument: await orErrorPage(readInstrumentPage(ports, actor, { code: params.code }), url)
});

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), v.object({}), async () => {
			await removeInstrument(ports, actor, { code: params.code });
			redirect(303, '/admin/instrument');
		})
};
