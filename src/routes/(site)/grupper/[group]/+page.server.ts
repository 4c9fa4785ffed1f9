import { redirect } from '@sveltejs/kit';
import { jointShareSchema } from '#lib/contract/forms/joint.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { readJointTable } from '#lib/server/usecases/joint/read-joint.ts';
import { shareScores, withdrawScores } from '#lib/server/usecases/joint/share-scores.ts';
import { orErrorPage, orFormFailure } from '../../../edge.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	joint: await orErrorPage(
		(async () => {
			assertRowId(params.group);
			return readJointTable(locals.ports, locals.actor, { groupId: params.group });
		})(),
		url
	),
	shared: url.searchParams.has('delat'),
	withdrawn: url.searchParams.has('tillbakataget')
});

async function act(event: RequestEvent, work: typeof shareScores, done: string) {
	const { locals, params, request } = event;
	const failure = await orFormFailure(await request.formData(), jointShareSchema, async (input) => {
		assertRowId(params.group);
		await work(locals.ports, locals.actor, { groupId: params.group, ...input });
		return null;
	});
	if (failure !== null) return failure;
	redirect(303, `/grupper/${params.group}?${done}`);
}

export const actions: Actions = {
	share: (event) => act(event, shareScores, 'delat'),
	withdraw: (event) => act(event, withdrawScores, 'tillbakataget')
};
