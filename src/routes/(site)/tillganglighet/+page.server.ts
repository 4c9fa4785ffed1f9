import { redirect } from '@sveltejs/kit';
import { accessibilityMessageSchema } from '#lib/contract/forms/site.ts';
import { sendAccessibilityMessage } from '#lib/server/usecases/site/accessibility-messages.ts';
import { readSiteText } from '#lib/server/usecases/site/read-site-text.ts';
import { orErrorPage, orFormFailure } from '../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor, locale }, url }) => ({
	text: await orErrorPage(readSiteText(ports, actor, { name: 'accessibility', locale })),
	sent: url.searchParams.has('skickat')
});

export const actions: Actions = {
	send: async ({ locals: { ports, actor, clientAddress }, request }) =>
		orFormFailure(await request.formData(), accessibilityMessageSchema, async (input) => {
			await sendAccessibilityMessage(ports, actor, { ...input, clientAddress });
			redirect(303, '/tillganglighet?skickat#rapportera');
		})
};
