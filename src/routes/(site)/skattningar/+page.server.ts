import { listRunPlaces, listRuns } from '#lib/server/usecases/poll/list-runs.ts';
import { orErrorPage } from '../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const [runs, places] = await orErrorPage(
		Promise.all([listRuns(locals.ports, locals.actor), listRunPlaces(locals.ports, locals.actor)]),
		url
	);
	return {
		open: runs.filter((run) => run.state === 'open'),
		drafts: runs.filter((run) => run.state === 'draft'),
		closed: runs.filter((run) => run.state === 'closed'),
		hasPlace: places.length > 0,
		hasManyOrganisations: new Set([...places, ...runs].map((one) => one.organisationId)).size > 1,
		discarded: url.searchParams.has('borttaget')
	};
};
