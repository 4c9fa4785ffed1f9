import { readSiteText } from '#lib/server/usecases/site/read-site-text.ts';
import { orErrorPage } from '../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor, locale } }) => ({
	text: await orErrorPage(readSiteText(ports, actor, { name: 'privacy', locale }))
});
