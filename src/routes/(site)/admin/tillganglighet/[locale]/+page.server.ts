import { redirect } from '@sveltejs/kit';
import { changeStatementSchema } from '#lib/contract/forms/site.ts';
import { changeStatement } from '#lib/server/usecases/site/change-site-text.ts';
import { readSiteText } from '#lib/server/usecases/site/read-site-text.ts';
import { orErrorPage, orFormFailure } from '../../../../edge.ts';
import { textLocale } from '../../text-locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, params }) => {
	const textIn = textLocale(params.locale);
	const input = { name: 'accessibility', locale: textIn } as const;
	return { textIn, text: await orErrorPage(readSiteText(ports, actor, input)) };
};

export const actions: Actions = {
	default: async ({ locals: { ports, actor }, params, request }) =>
		orFormFailure(await request.formData(), changeStatementSchema, async (input) => {
			await changeStatement(ports, actor, { ...input, locale: textLocale(params.locale) });
			redirect(303, '/admin/tillganglighet?sparat');
		})
};
