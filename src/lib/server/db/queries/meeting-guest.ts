import { sql, type Insertable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import type { MeetingGuestTable } from '../schema/meetings.ts';

export async function insertGuest(
	tx: AppTransaction,
	row: Omit<Insertable<MeetingGuestTable>, 'person_id' | 'consumed_at' | 'revoked_at'>
): Promise<void> {
	await tx
		.insertInto('meeting_guest')
		.values({ ...row, person_id: null, consumed_at: null, revoked_at: null })
		.execute();
}

/** Invited to the meeting and not shown out, in Swedish order of names. */
export async function listGuests(tx: AppTransaction, meetingId: string, now: Date) {
	return tx
		.selectFrom('meeting_guest')
		.select(['id', 'name', 'email', 'expires_at', 'consumed_at'])
		.where('meeting_id', '=', meetingId)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.orderBy(sql`name COLLATE "sv-x-icu"`)
		.orderBy('id')
		.execute();
}

/** A guest's link that has been neither pressed, taken back nor overtaken by time; whoever presses too waits. */
export async function lockGuestLink(tx: AppTransaction, tokenHash: string, now: Date) {
	return tx
		.selectFrom('meeting_guest as guest')
		.innerJoin('person as inviter', 'inviter.id', 'guest.invited_by')
		.select(['guest.id', 'guest.meeting_id', 'guest.name', 'guest.email', 'guest.expires_at'])
		.select('inviter.name as invited_by')
		.where('guest.token_hash', '=', tokenHash)
		.where('guest.consumed_at', 'is', null)
		.where('guest.revoked_at', 'is', null)
		.where('guest.expires_at', '>', now)
		.where('inviter.disabled_at', 'is', null)
		.forUpdate('guest')
		.executeTakeFirst();
}

export async function consumeGuestLink(
	tx: AppTransaction,
	id: string,
	personId: string,
	now: Date
): Promise<void> {
	await tx
		.updateTable('meeting_guest')
		.set({ consumed_at: now, person_id: personId })
		.where('id', '=', id)
		.execute();
}

/** The guest's person, if the link was pressed; undefined when there is no such guest of the meeting. */
export async function revokeGuest(
	tx: AppTransaction,
	guest: { id: string; meetingId: string },
	now: Date
) {
	return tx
		.updateTable('meeting_guest')
		.set({ revoked_at: now })
		.where('id', '=', guest.id)
		.where('meeting_id', '=', guest.meetingId)
		.where('revoked_at', 'is', null)
		.returning('person_id')
		.executeTakeFirst();
}

/** An earlier link of the same address to the same meeting that nobody pressed ends when a new one is made. */
export async function revokeUnusedGuestLinks(
	tx: AppTransaction,
	to: { meetingId: string; email: string },
	now: Date
): Promise<void> {
	await tx
		.updateTable('meeting_guest')
		.set({ revoked_at: now })
		.where('meeting_id', '=', to.meetingId)
		.where('email', '=', to.email)
		.where('consumed_at', 'is', null)
		.where('revoked_at', 'is', null)
		.execute();
}
