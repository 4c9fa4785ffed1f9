import { readTemplates } from '#lib/server/usecases/presentation/templates.ts';
import { orErrorPage } from '../../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	templates: await orErrorPage(readTemplates(locals.ports, locals.actor), url)
});
