import { readComparison } from '#lib/server/usecases/presentation/read-comparison.ts';
import { orErrorPage } from '../../../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	comparison: await orErrorPage(
		readComparison(locals.ports, locals.actor, { meetingId: params.meeting }),
		url
	)
});
