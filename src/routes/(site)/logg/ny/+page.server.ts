import { redirect } from '@sveltejs/kit';
import { addEntrySchema } from '#lib/contract/forms/log.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { addEntry } from '#lib/server/usecases/log/add-entry.ts';
import { prepareEntry } from '#lib/server/usecases/log/prepare-entry.ts';
import { orErrorPage, orFormFailure } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const runId = url.searchParams.get('run');
	const item = url.searchParams.get('moment');
	const cardId = url.searchParams.get('kort');
	const takeawayId = url.searchParams.get('medtaget');
	return {
		reader: locals.actor.kind === 'person' ? locals.actor.personId : '',
		start: await orErrorPage(
			(async () => {
				for (const id of [runId, cardId, takeawayId]) if (id !== null) assertRowId(id);
				const itemNo = item === null ? null : Number(item);
				return prepareEntry(locals.ports, locals.actor, { runId, itemNo, cardId, takeawayId });
			})(),
			url
		)
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const made = await orFormFailure(form, addEntrySchema, (input) =>
			addEntry(locals.ports, locals.actor, input)
		);
		if ('entryId' in made) redirect(303, `/logg/${made.entryId}?ny`);
		return made;
	}
};
