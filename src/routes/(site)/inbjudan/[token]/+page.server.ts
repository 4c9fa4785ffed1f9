import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { acceptInvitation, readInvitation } from '#lib/server/usecases/person/accept-invitation.ts';
import { orErrorPage, orFormFailure } from '../../../edge.ts';
import { browserOf, keepSession } from '../../../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only looks: the mail filters that open every link use no invitation up. */
export const load: PageServerLoad = async ({ locals, params }) => ({
	invitation: await orErrorPage(
		readInvitation(locals.ports, locals.actor, { token: params.token })
	),
	token: params.token
});

export const actions: Actions = {
	default: async (event) => {
		const { ports, actor } = event.locals;
		const { token } = event.params;
		return orFormFailure(await event.request.formData(), v.object({}), async () => {
			const started = await acceptInvitation(ports, actor, { token }, browserOf(event));
			if (started !== null) keepSession(event, started);
			redirect(303, '/hem');
		});
	}
};
