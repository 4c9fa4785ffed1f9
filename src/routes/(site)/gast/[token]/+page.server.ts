import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { comeAsGuest, readGuestLink } from '#lib/server/usecases/meeting/come-as-guest.ts';
import { orErrorPage, orFormFailure } from '../../../edge.ts';
import { browserOf, keepSession } from '../../../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only looks: the mail filters that open every link use no guest's link up. */
export const load: PageServerLoad = async ({ locals, params }) => ({
	guest: await orErrorPage(readGuestLink(locals.ports, locals.actor, { token: params.token })),
	token: params.token
});

export const actions: Actions = {
	default: async (event) => {
		const { ports, actor } = event.locals;
		const { token } = event.params;
		return orFormFailure(await event.request.formData(), v.object({}), async () => {
			const { meetingId, started } = await comeAsGuest(ports, actor, { token }, browserOf(event));
			if (started !== null) keepSession(event, started);
			redirect(303, `/traffar/${meetingId}`);
		});
	}
};
