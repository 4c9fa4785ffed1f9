import { sql, type Insertable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import type { InvitationTable } from '../schema/people.ts';

export async function insertInvitation(
	tx: AppTransaction,
	row: Insertable<InvitationTable>
): Promise<void> {
	await tx.insertInto('invitation').values(row).execute();
}

/**
 * An invitation that has been neither pressed, taken back nor overtaken by time, with who invites to what. The word of
 * somebody whose account is closed lets nobody in.
 */
export async function findInvitation(tx: AppTransaction, tokenHash: string, now: Date) {
	return tx
		.selectFrom('invitation')
		.innerJoin('organisation', 'organisation.id', 'invitation.organisation_id')
		.innerJoin('person as inviter', 'inviter.id', 'invitation.invited_by')
		.select([
			'invitation.id',
			'invitation.organisation_id',
			'invitation.role',
			'invitation.name',
			'invitation.email',
			'invitation.expires_at',
			'organisation.name as organisation',
			'inviter.name as invited_by',
			'inviter.id as inviter_id',
			'inviter.email as inviter_email',
			'inviter.locale as inviter_locale'
		])
		.where('invitation.token_hash', '=', tokenHash)
		.where('invitation.consumed_at', 'is', null)
		.where('invitation.revoked_at', 'is', null)
		.where('invitation.expires_at', '>', now)
		.where('inviter.disabled_at', 'is', null)
		.executeTakeFirst();
}

/** Makes whoever else presses the same invitation wait until this press is done. */
export async function lockInvitation(tx: AppTransaction, tokenHash: string): Promise<void> {
	await tx
		.selectFrom('invitation')
		.select('id')
		.where('token_hash', '=', tokenHash)
		.forUpdate()
		.execute();
}

/** One that has been neither pressed nor taken back, run out or not. */
export async function findUnpressedInvitation(
	tx: AppTransaction,
	invitation: { id: string; organisationId: string }
) {
	return tx
		.selectFrom('invitation')
		.select(['name', 'email', 'role'])
		.where('id', '=', invitation.id)
		.where('organisation_id', '=', invitation.organisationId)
		.where('consumed_at', 'is', null)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
}

/** The organisation's invitations that can still be pressed, in Swedish order of names. */
export async function listPendingInvitations(
	tx: AppTransaction,
	organisationId: string,
	now: Date
) {
	return tx
		.selectFrom('invitation')
		.select(['id', 'name', 'email', 'role', 'expires_at'])
		.where('organisation_id', '=', organisationId)
		.where('consumed_at', 'is', null)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.orderBy(sql`name COLLATE "sv-x-icu"`)
		.orderBy('id')
		.execute();
}

/** True for exactly one of any number of simultaneous presses. */
export async function consumeInvitation(
	tx: AppTransaction,
	id: string,
	now: Date
): Promise<boolean> {
	const result = await tx
		.updateTable('invitation')
		.set({ consumed_at: now })
		.where('id', '=', id)
		.where('consumed_at', 'is', null)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return result.numUpdatedRows === 1n;
}

/** Earlier invitations of the same address to the organisation end when a new one is made. */
export async function revokeInvitationsTo(
	tx: AppTransaction,
	to: { organisationId: string; email: string },
	now: Date
): Promise<void> {
	await tx
		.updateTable('invitation')
		.set({ revoked_at: now })
		.where('organisation_id', '=', to.organisationId)
		.where('email', '=', to.email)
		.where('consumed_at', 'is', null)
		.where('revoked_at', 'is', null)
		.execute();
}

/** False when there is no such pending invitation of the organisation. */
export async function revokeInvitation(
	tx: AppTransaction,
	invitation: { id: string; organisationId: string },
	now: Date
): Promise<boolean> {
	const result = await tx
		.updateTable('invitation')
		.set({ revoked_at: now })
		.where('id', '=', invitation.id)
		.where('organisation_id', '=', invitation.organisationId)
		.where('consumed_at', 'is', null)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return result.numUpdatedRows === 1n;
}

/** What somebody invited to an organisation ends when they may no longer invite there. */
export async function revokeInvitationsBy(
	tx: AppTransaction,
	by: { organisationId: string; personId: string },
	now: Date
): Promise<void> {
	await tx
		.updateTable('invitation')
		.set({ revoked_at: now })
		.where('organisation_id', '=', by.organisationId)
		.where('invited_by', '=', by.personId)
		.where('consumed_at', 'is', null)
		.where('revoked_at', 'is', null)
		.execute();
}
