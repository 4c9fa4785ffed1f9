import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import type { SessionTable } from '../schema/people.ts';

/** A live session of an enabled person whose sessions have not all been ended since. */
export async function findSessionWithPerson(tx: AppTransaction, sessionId: string, now: Date) {
	return tx
		.selectFrom('session')
		.innerJoin('person', 'person.id', 'session.person_id')
		.select([
			'session.id',
			'session.person_id',
			'session.session_epoch',
			'session.device',
			'session.created_at',
			'session.expires_at',
			'session.ends_at',
			'person.name',
			'person.administrator'
		])
		.where('session.id', '=', sessionId)
		.where('session.ends_at', '>', now)
		.where('person.disabled_at', 'is', null)
		.whereRef('session.session_epoch', '=', 'person.session_epoch')
		.executeTakeFirst();
}

export async function insertSession(
	tx: AppTransaction,
	session: Insertable<SessionTable>
): Promise<void> {
	await tx.insertInto('session').values(session).execute();
}

export async function listSessionsOfPerson(tx: AppTransaction, personId: string, now: Date) {
	return tx
		.selectFrom('session')
		.select(['id', 'device', 'created_at', 'expires_at', 'ends_at'])
		.where('person_id', '=', personId)
		.where('expires_at', '>', now)
		.orderBy('created_at', 'desc')
		.execute();
}

/** Never past the session's absolute end. */
export async function extendSession(
	tx: AppTransaction,
	sessionId: string,
	expiresAt: Date
): Promise<void> {
	await tx
		.updateTable('session')
		.set({ expires_at: sql`least(${expiresAt}::timestamptz, ends_at)` })
		.where('id', '=', sessionId)
		.whereRef('expires_at', '<', 'ends_at')
		.execute();
}

/** False when there is no such session, or row level security hides it. */
export async function deleteSession(tx: AppTransaction, sessionId: string): Promise<boolean> {
	const result = await tx.deleteFrom('session').where('id', '=', sessionId).executeTakeFirst();
	return result.numDeletedRows === 1n;
}

/** Returns the ids of the sessions it deleted. */
export async function deleteOtherSessions(
	tx: AppTransaction,
	personId: string,
	keptSessionId: string
): Promise<string[]> {
	const rows = await tx
		.deleteFrom('session')
		.where('person_id', '=', personId)
		.where('id', '!=', keptSessionId)
		.returning('id')
		.execute();
	return rows.map((row) => row.id);
}

export async function deleteSessionsOfPerson(tx: AppTransaction, personId: string): Promise<void> {
	await tx.deleteFrom('session').where('person_id', '=', personId).execute();
}

export async function deleteExpiredSessions(tx: AppTransaction, now: Date): Promise<void> {
	await tx.deleteFrom('session').where('expires_at', '<=', now).execute();
}
