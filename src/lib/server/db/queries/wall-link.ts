import type { Insertable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import type { WallLinkTable } from '../schema/runs.ts';

/** A wall link that still opens its run. */
export async function findWallLinkByHash(tx: AppTransaction, tokenHash: string, now: Date) {
	return tx
		.selectFrom('wall_link')
		.select(['id', 'run_id', 'organisation_id', 'meeting_id'])
		.where('token_hash', '=', tokenHash)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
}

export async function insertWallLink(
	tx: AppTransaction,
	link: Omit<Insertable<WallLinkTable>, 'run_id' | 'organisation_id' | 'meeting_id'> &
		({ run_id: string; organisation_id: string } | { meeting_id: string })
): Promise<void> {
	const nowhere = { run_id: null, organisation_id: null, meeting_id: null };
	await tx
		.insertInto('wall_link')
		.values({ ...nowhere, ...link })
		.execute();
}

/** What a wall link opens: a run or a meeting. */
export type WallPlace = { runId: string } | { meetingId: string };

const columnOf = (place: WallPlace) => ('runId' in place ? 'run_id' : 'meeting_id');
const idOf = (place: WallPlace) => ('runId' in place ? place.runId : place.meetingId);

export async function listWallLinks(tx: AppTransaction, place: WallPlace, now: Date) {
	return tx
		.selectFrom('wall_link')
		.select(['id', 'created_at', 'expires_at'])
		.where(columnOf(place), '=', idOf(place))
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.orderBy('created_at', 'desc')
		.execute();
}

export async function revokeWallLink(
	tx: AppTransaction,
	id: string,
	place: WallPlace,
	now: Date
): Promise<boolean> {
	const result = await tx
		.updateTable('wall_link')
		.set({ revoked_at: now })
		.where('id', '=', id)
		.where(columnOf(place), '=', idOf(place))
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return result.numUpdatedRows > 0n;
}
