import { listMeetings } from '#lib/server/usecases/meeting/list-meetings.ts';
import { orErrorPage } from '../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	meetings: await orErrorPage(listMeetings(locals.ports, locals.actor), url)
});
