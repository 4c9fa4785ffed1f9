import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { removeMessage } from '#lib/server/usecases/site/accessibility-messages.ts';
import { orFormFailure } from '../../../../../../edge.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), v.object({}), async () => {
			await removeMessage(ports, actor, { messageId: params.message });
			redirect(303, '/admin/tillganglighet#meddelanden');
		})
};
