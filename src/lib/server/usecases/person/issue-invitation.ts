import type { MemberRole } from '#lib/domain/access/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { insertInvitation, revokeInvitationsTo } from '../../db/queries/invitation.ts';
import { hashToken, newId, newToken } from '../../ids.ts';
import { invitationLetter, type MailLocale } from '../../mail/letters.ts';
import { queueLetter } from '../../mail/queue.ts';
import type { Ports } from '../../ports.ts';

const invitationDays = 7;

/** In what language the letter is written, and where its link leads when no PUBLIC_URL is set. */
export type ByMail = { readonly origin: string; readonly locale: MailLocale };

/** The token is told once and only its hash is kept. */
export type IssuedInvitation = { readonly token: string; readonly expiresAt: Date };

/** Within the transaction of whoever invites: ends earlier ones of the address, and queues the letter if one is wanted. */
export async function issueInvitation(
	tx: AppTransaction,
	ports: Ports,
	invitation: {
		organisation: { id: string; name: string };
		inviter: { id: string; name: string };
		invitee: { name: string; email: string; role: MemberRole };
		byMail: ByMail | null;
	}
): Promise<IssuedInvitation> {
	const { organisation, inviter, invitee, byMail } = invitation;
	const { name, email, role } = invitee;
	const id = newId();
	const token = newToken();
	const now = ports.clock.now();
	const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
	await revokeInvitationsTo(tx, { organisationId: organisation.id, email }, now);
	await insertInvitation(tx, {
		id,
		token_hash: hashToken(token),
		organisation_id: organisation.id,
		role,
		name,
		email,
		invited_by: inviter.id,
		created_at: now,
		expires_at: expiresAt
	});
	if (byMail === null) return { token, expiresAt };
	const letter = invitationLetter(byMail.locale, {
		name,
		inviter: inviter.name,
		organisation: organisation.name,
		role,
		href: `${ports.config.PUBLIC_URL ?? byMail.origin}/inbjudan/${token}`,
		until: expiresAt
	});
	await queueLetter(tx, ports, {
		kind: 'invitation',
		recipient: email,
		letter,
		expiresAt,
		invitationId: id
	});
	return { token, expiresAt };
}
