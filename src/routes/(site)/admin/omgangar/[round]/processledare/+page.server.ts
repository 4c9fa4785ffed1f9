import * as v from 'valibot';
import { assertRowId } from '#lib/domain/row-id.ts';
import { rowId } from '#lib/contract/forms/text.ts';
import { nameLeader, readLeaders, removeLeader } from '#lib/server/usecases/round/leaders.ts';
import { orErrorPage, orFormFailure } from '../../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	orErrorPage(
		(async () => {
			assertRowId(params.round);
			const found = await readLeaders(locals.ports, locals.actor, { roundId: params.round });
			return { ...found, roundId: params.round };
		})(),
		url
	);

const addSchema = v.object({ email: v.pipe(v.string(), v.trim(), v.toLowerCase()) });
const removeSchema = v.object({ personId: rowId });

export const actions: Actions = {
	add: async ({ locals, params, request }) =>
		orFormFailure(await request.formData(), addSchema, ({ email }) =>
			nameLeader(locals.ports, locals.actor, { roundId: params.round, email })
		),
	remove: async ({ locals, params, request }) =>
		orFormFailure(await request.formData(), removeSchema, ({ personId }) =>
			removeLeader(locals.ports, locals.actor, { roundId: params.round, personId })
		)
};
