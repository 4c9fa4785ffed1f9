import type { Actor } from '#lib/domain/access/actor.ts';
import type { Snapshot } from '#lib/contract/live.ts';
import type { Ports } from '#lib/server/ports.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';

/** What the page listens to: the log of each organisation that its reader is a member of. */
export function readLogSnapshots(ports: Ports, actor: Actor): Promise<Snapshot<'organisation'>[]> {
	const memberships = actor.kind === 'person' ? actor.memberships : [];
	return Promise.all(
		memberships.map((one) => readSnapshot(ports, actor, one.organisationId, 'organisation'))
	);
}
