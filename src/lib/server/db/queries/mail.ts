import { sql, type Insertable } from 'kysely';
import type { MailState } from '#lib/domain/mail/kinds.ts';
import type { AppTransaction } from '../database.ts';
import type { MailTable } from '../schema/mail.ts';

/** However long an instance may take to send a letter before another one tries it, in milliseconds. */
export const mailLease = 180_000;

export async function insertMail(tx: AppTransaction, row: Insertable<MailTable>): Promise<void> {
	await tx.insertInto('mail').values(row).execute();
}

/** Letters that are due, each for one instance only: for everybody else they are not due until the lease has run out. */
export async function claimDueMail(tx: AppTransaction, now: Date, most: number) {
	return tx
		.updateTable('mail')
		.set({
			attempts: sql`attempts + 1`,
			next_at: new Date(now.getTime() + mailLease)
		})
		.where('id', 'in', (select) =>
			select
				.selectFrom('mail as due')
				.select('due.id')
				.where('due.state', '=', 'waiting')
				.where('due.next_at', '<=', now)
				.where('due.expires_at', '>', now)
				.orderBy('due.next_at')
				.limit(most)
				.forUpdate()
				.skipLocked()
		)
		.returningAll()
		.execute();
}

/** Nothing more will be done with it: what it said is wiped. Only while it still waits or has failed. */
export async function finishMail(
	tx: AppTransaction,
	id: string,
	done: { state: 'sent' | 'withdrawn'; at: Date }
): Promise<boolean> {
	const result = await tx
		.updateTable('mail')
		.set({ state: done.state, sealed: null, done_at: done.at, refusal: '' })
		.where('id', '=', id)
		.where('state', 'in', ['waiting', 'failed'])
		.executeTakeFirst();
	return result.numUpdatedRows === 1n;
}

export async function failMail(
	tx: AppTransaction,
	id: string,
	failure: { refusal: string; at: Date }
): Promise<void> {
	await tx
		.updateTable('mail')
		.set({ state: 'failed', refusal: failure.refusal, done_at: failure.at })
		.where('id', '=', id)
		.where('state', '=', 'waiting')
		.execute();
}

export async function postponeMail(
	tx: AppTransaction,
	id: string,
	to: { refusal: string; nextAt: Date }
): Promise<void> {
	await tx
		.updateTable('mail')
		.set({ refusal: to.refusal, next_at: to.nextAt })
		.where('id', '=', id)
		.where('state', '=', 'waiting')
		.execute();
}

/** A failed or waiting letter is tried again now, as often as a new one. */
export async function retryMail(tx: AppTransaction, id: string, now: Date): Promise<boolean> {
	const result = await tx
		.updateTable('mail')
		.set({ state: 'waiting', done_at: null, attempts: 0, next_at: now })
		.where('id', '=', id)
		.where('state', 'in', ['waiting', 'failed'])
		.executeTakeFirst();
	return result.numUpdatedRows === 1n;
}

/** What has run out before it could be sent is wiped, and what is done is forgotten after a while. */
export async function expireMail(
	tx: AppTransaction,
	now: Date,
	forgottenBefore: Date
): Promise<void> {
	await tx
		.updateTable('mail')
		.set({ state: 'expired', sealed: null, done_at: now })
		.where('state', 'in', ['waiting', 'failed'])
		.where('expires_at', '<=', now)
		.execute();
	await tx.deleteFrom('mail').where('done_at', '<', forgottenBefore).execute();
}

/** Newest first. */
export async function listMail(tx: AppTransaction, most: number) {
	return tx
		.selectFrom('mail')
		.select(['id', 'kind', 'recipient', 'sealed', 'state', 'attempts', 'next_at', 'refusal'])
		.select(['created_at', 'expires_at', 'done_at'])
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.limit(most)
		.execute();
}

export async function countMailByState(tx: AppTransaction): Promise<Record<MailState, number>> {
	const rows = await tx
		.selectFrom('mail')
		.select(['state', sql<number>`count(*)::int`.as('letters')])
		.groupBy('state')
		.execute();
	const counts = { waiting: 0, sent: 0, failed: 0, withdrawn: 0, expired: 0 };
	for (const { state, letters } of rows) counts[state] = letters;
	return counts;
}

/** How the letter of each invitation fares; an invitation may have none. */
export async function listMailOfInvitations(tx: AppTransaction, invitationIds: readonly string[]) {
	if (invitationIds.length === 0) return [];
	return tx
		.selectFrom('mail')
		.select(['invitation_id', 'state'])
		.where('invitation_id', 'in', [...invitationIds])
		.execute();
}
