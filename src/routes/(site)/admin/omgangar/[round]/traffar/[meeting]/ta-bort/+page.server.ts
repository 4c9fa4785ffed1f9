import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { removeMeeting } from '#lib/server/usecases/round/meetings.ts';
import { readMeeting } from '#lib/server/usecases/round/read-round.ts';
import { orErrorPage, orFormFailure } from '../../../../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, params, url }) =>
	orErrorPage(readMeeting(ports, actor, { roundId: params.round, meetingId: params.meeting }), url);

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), v.object({}), async () => {
			await removeMeeting(ports, actor, { meetingId: params.meeting });
			redirect(303, `/admin/omgangar/${params.round}`);
		})
};
