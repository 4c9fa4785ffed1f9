import { fail, redirect } from '@sveltejs/kit';
import {
	parseInstrument,
	type Instrument,
	type InstrumentProblem
} from '#lib/contract/forms/instrument.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { addInstrument } from '#lib/server/usecases/instrument/add-instrument.ts';
import { instrumentPageOf } from '#lib/server/usecases/instrument/list-instruments.ts';
import { statusOf } from '../../../../edge.ts';
import type { Actions } from './$types';

/** The largest instrument there can be, with room to spare. */
const mostCharacters = 200_000;

type Read =
	| { readonly json: string; readonly instrument: Instrument; readonly problems: [] }
	| { readonly json: string; readonly instrument: null; readonly problems: InstrumentProblem[] };

async function read(request: Request): Promise<Read> {
	const given = (await request.formData()).get('json');
	const json = typeof given === 'string' ? given : '';
	if (json.length > mostCharacters) {
		const expected = String(mostCharacters);
		return { json, instrument: null, problems: [{ path: '', problem: 'tooLong', expected }] };
	}
	const parsed = parseInstrument(json);
	return parsed.ok
		? { json, instrument: parsed.instrument, problems: [] }
		: { json, instrument: null, problems: parsed.problems };
}

export const actions: Actions = {
	check: async ({ request }) => {
		const { json, instrument, problems } = await read(request);
		if (instrument === null) return fail(400, { json, problems, preview: null, taken: null });
		return { json, problems, preview: instrumentPageOf(instrument), taken: null };
	},
	add: async ({ locals: { ports, actor }, request }) => {
		const { json, instrument, problems } = await read(request);
		if (instrument === null) return fail(400, { json, problems, preview: null, taken: null });
		try {
			await addInstrument(ports, actor, instrument);
		} catch (failure) {
			if (!(failure instanceof ExpectedError) || failure.code !== 'nameTaken') throw failure;
			const taken = instrument.code;
			return fail(statusOf(failure.code), { json, problems, preview: null, taken });
		}
		redirect(303, '/admin/instrument?sparat');
	}
};
