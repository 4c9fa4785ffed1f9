import type { Insertable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import type { OneTimeLinkPurpose, OneTimeLinkTable } from '../schema/people.ts';

export async function insertOneTimeLink(
	tx: AppTransaction,
	link: Insertable<OneTimeLinkTable>
): Promise<void> {
	await tx.insertInto('one_time_link').values(link).execute();
}

/** A link that has neither been used nor run out. */
export async function findOneTimeLink(
	tx: AppTransaction,
	link: { tokenHash: string; purpose: OneTimeLinkPurpose; now: Date }
) {
	return tx
		.selectFrom('one_time_link')
		.selectAll()
		.where('token_hash', '=', link.tokenHash)
		.where('purpose', '=', link.purpose)
		.where('consumed_at', 'is', null)
		.where('expires_at', '>', link.now)
		.executeTakeFirst();
}

/** Every set-up link there is, held until the transaction ends: only one of several can make the administrator. */
export async function lockSetUpLinks(tx: AppTransaction): Promise<void> {
	await tx
		.selectFrom('one_time_link')
		.select('token_hash')
		.where('purpose', '=', 'setUp')
		.orderBy('token_hash')
		.forUpdate()
		.execute();
}

/** True for exactly one of any number of simultaneous uses. */
export async function consumeOneTimeLink(
	tx: AppTransaction,
	tokenHash: string,
	now: Date
): Promise<boolean> {
	const result = await tx
		.updateTable('one_time_link')
		.set({ consumed_at: now })
		.where('token_hash', '=', tokenHash)
		.where('consumed_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return result.numUpdatedRows === 1n;
}

export async function deleteLinksFor(
	tx: AppTransaction,
	link: { purpose: OneTimeLinkPurpose; personId: string | null }
): Promise<void> {
	await tx
		.deleteFrom('one_time_link')
		.where('purpose', '=', link.purpose)
		.where('person_id', link.personId === null ? 'is' : '=', link.personId)
		.execute();
}
