import { redirect } from '@sveltejs/kit';
import { locales, markMessageSchema } from '#lib/contract/forms/site.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import {
	listAccessibilityMessages,
	markMessage
} from '#lib/server/usecases/site/accessibility-messages.ts';
import { readSiteText } from '#lib/server/usecases/site/read-site-text.ts';
import { orErrorPage, orFormFailure } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, url }) => {
	const texts = [];
	for (const name of ['accessibility', 'privacy'] as const)
		for (const locale of locales)
			texts.push({ name, locale, ...(await readSiteText(ports, actor, { name, locale })) });
	return {
		texts,
		messages: await orErrorPage(listAccessibilityMessages(ports, actor), url),
		today: swedishDay(ports.clock.now()),
		saved: url.searchParams.has('sparat')
	};
};

export const actions: Actions = {
	mark: async ({ locals: { ports, actor }, request }) =>
		orFormFailure(await request.formData(), markMessageSchema, async (input) => {
			await markMessage(ports, actor, input);
			redirect(303, '/admin/tillganglighet#meddelanden');
		})
};
