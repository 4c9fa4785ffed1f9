import { leastRegions } from './joint-table.ts';

/**
 * Invariant: who has not shared sees nothing of those who have (reciprocity, C4), and nothing is shown of one region
 * alone. In a group of two or three the members can still work each other's scores out, each from its own: that is
 * said before anyone consents, and no figure here hides it.
 */
export type JointAccess = 'shown' | 'shareFirst' | 'tooFew';

/** @param shared how many regions share, the reader's own among them */
export function jointAccess({
	ownShared,
	shared
}: {
	ownShared: boolean;
	shared: number;
}): JointAccess {
	if (!ownShared) return 'shareFirst';
	return shared < leastRegions ? 'tooFew' : 'shown';
}

type Shared = { readonly organisationId: string; readonly ordinal: number };

/** Each organisation counts once: with the latest of the runs it shares. */
export function latestShared<Run extends Shared>(runs: readonly Run[]): Run[] {
	const latest = new Map<string, Run>();
	for (const run of runs) {
		const known = latest.get(run.organisationId);
		if (known === undefined || known.ordinal < run.ordinal) latest.set(run.organisationId, run);
	}
	return [...latest.values()];
}
