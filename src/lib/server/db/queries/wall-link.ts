import type { Insertable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import type { WallLinkTable } from '../schema/runs.ts';

/** A wall link that still opens its run. */
export async function findWallLinkByHash(tx: AppTransaction, tokenHash: string, now: Date) {
	return tx
		.selectFrom('wall_link')
		.select(['id', 'run_id', 'organisation_id'])
		.where('token_hash', '=', tokenHash)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
}

export async function insertWallLink(
	tx: AppTransaction,
	link: Insertable<WallLinkTable>
): Promise<void> {
	await tx.insertInto('wall_link').values(link).execute();
}

export async function listWallLinks(tx: AppTransaction, runId: string, now: Date) {
	return tx
		.selectFrom('wall_link')
		.select(['id', 'created_at', 'expires_at'])
		.where('run_id', '=', runId)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.orderBy('created_at', 'desc')
		.execute();
}

export async function revokeWallLink(
	tx: AppTransaction,
	id: string,
	runId: string,
	now: Date
): Promise<boolean> {
	const result = await tx
		.updateTable('wall_link')
		.set({ revoked_at: now })
		.where('id', '=', id)
		.where('run_id', '=', runId)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return result.numUpdatedRows > 0n;
}
