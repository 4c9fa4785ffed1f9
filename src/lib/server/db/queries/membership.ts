import { sql } from 'kysely';
import type { Membership } from '#lib/domain/access/actor.ts';
import type { Member } from '#lib/domain/organisation/members.ts';
import type { AppTransaction } from '../database.ts';

/** Which roles everybody has where, or one person; organisations in Swedish order. */
export async function listMembershipsWithOrganisation(tx: AppTransaction, personId?: string) {
	let query = tx
		.selectFrom('membership')
		.innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
		.select(['membership.person_id', 'organisation.id', 'organisation.name', 'membership.role'])
		.orderBy(sql`organisation.name COLLATE "sv-x-icu"`);
	if (personId !== undefined) query = query.where('membership.person_id', '=', personId);
	return query.execute();
}

/** Every organisation somebody can have a role in. */
export async function listOrganisationChoices(tx: AppTransaction) {
	return tx
		.selectFrom('organisation')
		.select(['id', 'name'])
		.orderBy(sql`name COLLATE "sv-x-icu"`)
		.execute();
}

/** Held until the transaction ends, in the order of the organisations' ids. */
export async function lockMembershipsOfPerson(
	tx: AppTransaction,
	personId: string
): Promise<Membership[]> {
	const rows = await tx
		.selectFrom('membership')
		.select(['organisation_id', 'role'])
		.where('person_id', '=', personId)
		.orderBy('organisation_id')
		.forUpdate()
		.execute();
	return rows.map((row) => ({ organisationId: row.organisation_id, role: row.role }));
}

/** Gives the person exactly these roles; false (and nothing done) when an organisation does not exist. */
export async function replaceMemberships(
	tx: AppTransaction,
	personId: string,
	memberships: readonly Membership[]
): Promise<boolean> {
	const roles = new Map(memberships.map((one) => [one.organisationId, one.role]));
	const wanted = [...roles.keys()];
	const found =
		wanted.length === 0
			? []
			: await tx.selectFrom('organisation').select('id').where('id', 'in', wanted).execute();
	if (found.length !== wanted.length) return false;
	await tx.deleteFrom('membership').where('person_id', '=', personId).execute();
	if (roles.size > 0)
		await tx
			.insertInto('membership')
			.values(
				[...roles].map(([organisation_id, role]) => ({
					person_id: personId,
					organisation_id,
					role
				}))
			)
			.execute();
	return true;
}

/** Everybody's role in an organisation, held until the transaction ends: two changes never leave it without a key person. */
export async function lockMembersOfOrganisation(
	tx: AppTransaction,
	organisationId: string
): Promise<Member[]> {
	const rows = await tx
		.selectFrom('membership')
		.select(['person_id', 'role'])
		.where('organisation_id', '=', organisationId)
		.orderBy('person_id')
		.forUpdate()
		.execute();
	return rows.map((row) => ({ personId: row.person_id, role: row.role }));
}

/** Whoever is a member already stays what they are. */
export async function insertMembership(
	tx: AppTransaction,
	personId: string,
	membership: Membership
): Promise<void> {
	await tx
		.insertInto('membership')
		.values({
			person_id: personId,
			organisation_id: membership.organisationId,
			role: membership.role
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function updateMembershipRole(
	tx: AppTransaction,
	personId: string,
	membership: Membership
): Promise<void> {
	await tx
		.updateTable('membership')
		.set({ role: membership.role })
		.where('person_id', '=', personId)
		.where('organisation_id', '=', membership.organisationId)
		.execute();
}

export async function deleteMembership(
	tx: AppTransaction,
	personId: string,
	organisationId: string
): Promise<void> {
	await tx
		.deleteFrom('membership')
		.where('person_id', '=', personId)
		.where('organisation_id', '=', organisationId)
		.execute();
}
