import { redirect } from '@sveltejs/kit';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { templateSchema } from '#lib/contract/forms/template.ts';
import {
	changeTemplate,
	readTemplates,
	setRetired
} from '#lib/server/usecases/presentation/templates.ts';
import { orErrorPage, orFormFailure } from '../../../../edge.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	orErrorPage(
		(async () => {
			assertRowId(params.template);
			const templates = await readTemplates(locals.ports, locals.actor);
			const template = templates.find((one) => one.templateId === params.template);
			if (template === undefined) throw new ExpectedError('notFound');
			return { template, saved: url.searchParams.has('sparad') };
		})(),
		url
	);

async function setOffered(event: RequestEvent, retired: boolean) {
	await orErrorPage(
		setRetired(event.locals.ports, event.locals.actor, {
			templateId: event.params.template,
			retired
		})
	);
	redirect(303, `/admin/mallar/${event.params.template}`);
}

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const made = await orFormFailure(await request.formData(), templateSchema, (input) =>
			changeTemplate(locals.ports, locals.actor, { ...input, templateId: params.template })
		);
		if ('templateId' in made) redirect(303, `/admin/mallar/${made.templateId}?sparad`);
		return made;
	},
	retire: (event) => setOffered(event, true),
	restore: (event) => setOffered(event, false)
};
