import { sql, type Insertable, type Updateable } from 'kysely';
import type { Membership } from '#lib/domain/access/actor.ts';
import type { AppTransaction } from '../database.ts';
import type { PersonTable } from '../schema/people.ts';

export async function listMembershipsOfPerson(
	tx: AppTransaction,
	personId: string
): Promise<Membership[]> {
	const rows = await tx
		.selectFrom('membership')
		.select(['organisation_id', 'role'])
		.where('person_id', '=', personId)
		.orderBy('organisation_id')
		.execute();
	return rows.map((row) => ({ organisationId: row.organisation_id, role: row.role }));
}

export async function findPersonByEmail(tx: AppTransaction, email: string) {
	return tx.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst();
}

export async function findPerson(tx: AppTransaction, id: string) {
	return tx.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Held until the transaction ends, so that two changes of one person come one after the other. */
export async function lockPerson(tx: AppTransaction, id: string) {
	return tx.selectFrom('person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** In Swedish order of names. Never the password's hash, only whether there is one. */
export async function listPersons(tx: AppTransaction) {
	return tx
		.selectFrom('person')
		.select(['id', 'name', 'email', 'administrator', 'disabled_at'])
		.select((select) => select('password_hash', 'is not', null).as('has_password'))
		.orderBy(sql`name COLLATE "sv-x-icu"`)
		.orderBy('email')
		.execute();
}

/** Held until the transaction ends: two administrators never remove each other at once. */
export async function lockEnabledAdministrators(tx: AppTransaction): Promise<string[]> {
	const rows = await tx
		.selectFrom('person')
		.select('id')
		.where('administrator', '=', true)
		.where('disabled_at', 'is', null)
		.orderBy('id')
		.forUpdate()
		.execute();
	return rows.map((row) => row.id);
}

/** @throws the database's unique violation (person_email_key) when the address is another person's */
export async function insertPerson(
	tx: AppTransaction,
	person: Insertable<PersonTable>
): Promise<void> {
	await tx.insertInto('person').values(person).execute();
}

/** False when there is no such person, or row level security hides it. */
export async function updatePerson(
	tx: AppTransaction,
	id: string,
	change: Updateable<PersonTable>
): Promise<boolean> {
	const result = await tx.updateTable('person').set(change).where('id', '=', id).executeTakeFirst();
	return result.numUpdatedRows === 1n;
}

/** Every session of the person made before this is dead, whatever the session table holds. */
export async function raiseSessionEpoch(tx: AppTransaction, id: string): Promise<void> {
	await tx
		.updateTable('person')
		.set({ session_epoch: sql`session_epoch + 1` })
		.where('id', '=', id)
		.execute();
}

export async function countPersons(tx: AppTransaction): Promise<number> {
	const row = await tx
		.selectFrom('person')
		.select((select) => select.fn.countAll<string>().as('n'))
		.executeTakeFirstOrThrow();
	return Number(row.n);
}
