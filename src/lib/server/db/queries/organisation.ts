import { sql, type Insertable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import { rowVersion } from '../row-version.ts';
import type { OrganisationKind, OrganisationTable } from '../schema/people.ts';

/** In Swedish order: Å, Ä and Ö come last. */
export const bySwedishName = sql`name COLLATE "sv-x-icu"`;

/** Every organisation with how many people and rounds it has. */
export async function listOrganisations(tx: AppTransaction) {
	const rows = await tx
		.selectFrom('organisation')
		.select(['id', 'name', 'kind'])
		.select((select) => [
			select
				.selectFrom('membership')
				.whereRef('membership.organisation_id', '=', 'organisation.id')
				.select((count) => count.fn.countAll<string>().as('n'))
				.as('people'),
			select
				.selectFrom('participation')
				.whereRef('participation.organisation_id', '=', 'organisation.id')
				.select((count) => count.fn.countAll<string>().as('n'))
				.as('rounds')
		])
		.orderBy(bySwedishName)
		.execute();
	return rows.map((row) => ({ ...row, people: Number(row.people), rounds: Number(row.rounds) }));
}

export async function findOrganisation(tx: AppTransaction, id: string) {
	return tx
		.selectFrom('organisation')
		.select(['id', 'name', 'kind', rowVersion('organisation').as('version')])
		.where('id', '=', id)
		.executeTakeFirst();
}

export async function insertOrganisation(
	tx: AppTransaction,
	row: Insertable<OrganisationTable>
): Promise<void> {
	await tx.insertInto('organisation').values(row).execute();
}

/** False when the row is gone or has been written since the version was read. */
export async function updateOrganisation(
	tx: AppTransaction,
	id: string,
	version: string,
	values: { name: string; kind: OrganisationKind }
): Promise<boolean> {
	const result = await tx
		.updateTable('organisation')
		.set(values)
		.where('id', '=', id)
		.where(rowVersion('organisation'), '=', version)
		.executeTakeFirst();
	return result.numUpdatedRows > 0n;
}

export async function deleteOrganisation(tx: AppTransaction, id: string): Promise<boolean> {
	const result = await tx.deleteFrom('organisation').where('id', '=', id).executeTakeFirst();
	return result.numDeletedRows > 0n;
}
