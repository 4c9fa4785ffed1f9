import { redirect, type RequestEvent } from '@sveltejs/kit';
import { addMeetingSchema, changeGroupSchema, joinGroupSchema } from '#lib/contract/forms/round.ts';
import { renameGroup } from '#lib/server/usecases/round/groups.ts';
import { addMeeting } from '#lib/server/usecases/round/meetings.ts';
import { joinGroup } from '#lib/server/usecases/round/places.ts';
import { readGroup } from '#lib/server/usecases/round/read-round.ts';
import { orErrorPage, orFormFailure } from '../../../../../../edge.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, params, url }) => ({
	...(await orErrorPage(
		readGroup(ports, actor, { roundId: params.round, groupId: params.group }),
		url
	)),
	saved: url.searchParams.has('sparat')
});

function here({ params }: RequestEvent<RouteParams>): string {
	return `/admin/omgangar/${params.round}/grupper/${params.group}?sparat`;
}

export const actions: Actions = {
	rename: async (event) =>
		orFormFailure(await event.request.formData(), changeGroupSchema, async (input) => {
			const { ports, actor } = event.locals;
			const place = { roundId: event.params.round, groupId: event.params.group };
			await renameGroup(ports, actor, { ...input, ...place });
			redirect(303, here(event));
		}),
	join: async (event) =>
		orFormFailure(await event.request.formData(), joinGroupSchema, async (input) => {
			const { ports, actor } = event.locals;
			const place = { roundId: event.params.round, groupId: event.params.group };
			await joinGroup(ports, actor, { ...input, ...place });
			redirect(303, `${here(event)}#organisationer`);
		}),
	addMeeting: async (event) =>
		orFormFailure(await event.request.formData(), addMeetingSchema, async (input) => {
			const { ports, actor } = event.locals;
			await addMeeting(ports, actor, { ...input, groupId: event.params.group });
			redirect(303, `${here(event)}#traffar`);
		})
};
