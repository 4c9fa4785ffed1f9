import { redirect } from '@sveltejs/kit';
import { startPresentationSchema } from '#lib/contract/forms/presentation.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import { listOwnPresentations } from '#lib/server/usecases/presentation/list-presentations.ts';
import { startPresentation } from '#lib/server/usecases/presentation/start-presentation.ts';
import { orErrorPage, orFormFailure } from '../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	rows: await orErrorPage(listOwnPresentations(locals.ports, locals.actor), url),
	today: swedishDay(locals.ports.clock.now()),
	mayManageTemplates:
		locals.actor.kind === 'person' &&
		(locals.actor.administrator || (locals.actor.leads ?? []).length > 0)
});

export const actions: Actions = {
	start: async ({ locals, request }) => {
		const made = await orFormFailure(await request.formData(), startPresentationSchema, (input) =>
			startPresentation(locals.ports, locals.actor, { ...input, templateId: null })
		);
		if ('presentationId' in made) redirect(303, `/presentationer/${made.presentationId}`);
		return made;
	}
};
