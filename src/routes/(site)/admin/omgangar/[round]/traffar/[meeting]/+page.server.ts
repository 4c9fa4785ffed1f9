import { redirect } from '@sveltejs/kit';
import { changeMeetingSchema } from '#lib/contract/forms/round.ts';
import { changeMeeting } from '#lib/server/usecases/round/meetings.ts';
import { readMeeting } from '#lib/server/usecases/round/read-round.ts';
import { orErrorPage, orFormFailure } from '../../../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, params, url }) =>
	orErrorPage(readMeeting(ports, actor, { roundId: params.round, meetingId: params.meeting }), url);

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), changeMeetingSchema, async (input) => {
			const place = { roundId: params.round, meetingId: params.meeting };
			await changeMeeting(ports, actor, { ...input, ...place });
			redirect(303, `/admin/omgangar/${params.round}?sparat`);
		})
};
