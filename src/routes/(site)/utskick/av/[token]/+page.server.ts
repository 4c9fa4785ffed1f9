import * as v from 'valibot';
import { declineMail, readDecline } from '#lib/server/usecases/mail/decline-mail.ts';
import { orErrorPage, orFormFailure } from '../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only looks: a mail filter that follows every link declines nothing. */
export const load: PageServerLoad = async ({ locals, params }) =>
	orErrorPage(Promise.resolve().then(() => readDecline(locals.ports, { token: params.token })));

export const actions: Actions = {
	default: async ({ locals, params, request }) =>
		orFormFailure(await request.formData(), v.object({}), async () => {
			await declineMail(locals.ports, { token: params.token });
			return { done: true as const };
		})
};
