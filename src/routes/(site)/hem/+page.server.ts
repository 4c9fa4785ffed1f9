import { listOwnGroups } from '#lib/server/usecases/joint/read-joint.ts';
import { listPromises } from '#lib/server/usecases/log/list-entries.ts';
import { listRunPlaces, listRuns } from '#lib/server/usecases/poll/list-runs.ts';
import { readOwnAccount } from '#lib/server/usecases/person/list-persons.ts';
import { orErrorPage } from '../../edge.ts';
import type { PageServerLoad } from './$types';

const latestClosed = 4;
const promisesShown = 5;

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = locals.actor;
	const account = await orErrorPage(readOwnAccount(locals.ports, actor), url);
	// In a practice installation people come by printed links and need none.
	const needsPassword = account.state === 'invited' && !locals.ports.config.PRACTICE;
	if (actor.kind !== 'person' || actor.memberships.length === 0)
		return {
			needsPassword,
			open: [],
			drafts: [],
			closed: [],
			promises: [],
			more: false,
			hasPlace: false,
			groups: [],
			hasManyOrganisations: false
		};
	const [runs, places, groups, promises] = await orErrorPage(
		Promise.all([
			listRuns(locals.ports, actor),
			listRunPlaces(locals.ports, actor),
			listOwnGroups(locals.ports, actor),
			listPromises(locals.ports, actor, promisesShown)
		]),
		url
	);
	const closed = runs
		.filter((run) => run.state === 'closed')
		.sort((a, b) => (b.closedAt ?? '').localeCompare(a.closedAt ?? ''));
	return {
		needsPassword,
		open: runs.filter((run) => run.state === 'open'),
		drafts: runs.filter((run) => run.state === 'draft'),
		closed: closed.slice(0, latestClosed),
		promises,
		more: runs.length > 0,
		hasPlace: places.length > 0,
		groups,
		hasManyOrganisations: actor.memberships.length > 1
	};
};
