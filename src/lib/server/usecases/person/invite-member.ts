import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { InviteMemberInput, RevokeInvitationInput } from '#lib/contract/forms/member.ts';
import { withActor } from '../../db/actor.ts';
import {
	insertInvitation,
	revokeInvitation as revokeInvitationRow,
	revokeInvitationsTo
} from '../../db/queries/invitation.ts';
import { listPeopleOfOrganisation } from '../../db/queries/organisation-people.ts';
import { findOrganisation } from '../../db/queries/organisation.ts';
import { hashToken, newId, newToken } from '../../ids.ts';
import type { Ports } from '../../ports.ts';

const invitationDays = 7;
/** More than anyone types in a minute, and too few to fill the table by script. */
const invitationsPerMinute = 20;

/**
 * A personal invitation to the organisation in a role. Its token is told once and only its hash is kept; earlier
 * invitations of the same address to the same organisation end. Whether the address has an account is not told.
 * @throws ExpectedError notAllowed, notFound (no such organisation), alreadyMember, tooManyAttempts
 */
export async function inviteMember(
	ports: Ports,
	actor: Actor,
	input: InviteMemberInput
): Promise<{ token: string; expiresAt: Date }> {
	const { organisationId, name, email, role } = input;
	assertCan(actor, 'member.invite', { organisationId });
	if (actor.kind !== 'person') throw new ExpectedError('notSignedIn');
	const invitedBy = actor.personId;
	if (!ports.rates.take(`inviteMember:${invitedBy}`, invitationsPerMinute))
		throw new ExpectedError('tooManyAttempts');
	const token = newToken();
	const now = ports.clock.now();
	const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
	await withActor(ports.db, actor, async (tx) => {
		if ((await findOrganisation(tx, organisationId)) === undefined)
			throw new ExpectedError('notFound');
		const people = await listPeopleOfOrganisation(tx, organisationId);
		if (people.some((one) => one.email === email))
			throw new ExpectedError('alreadyMember', ['email']);
		await revokeInvitationsTo(tx, { organisationId, email }, now);
		await insertInvitation(tx, {
			id: newId(),
			token_hash: hashToken(token),
			organisation_id: organisationId,
			role,
			name,
			email,
			invited_by: invitedBy,
			created_at: now,
			expires_at: expiresAt
		});
	});
	ports.log.info({ personId: invitedBy, organisationId, role }, 'somebody was invited');
	return { token, expiresAt };
}

/** Takes an invitation back before it is pressed. @throws ExpectedError notAllowed, notFound (also when it was pressed) */
export async function revokeInvitation(
	ports: Ports,
	actor: Actor,
	input: RevokeInvitationInput
): Promise<void> {
	const { organisationId, invitationId } = input;
	assertCan(actor, 'member.invite', { organisationId });
	await withActor(ports.db, actor, async (tx) => {
		const invitation = { id: invitationId, organisationId };
		if (!(await revokeInvitationRow(tx, invitation, ports.clock.now())))
			throw new ExpectedError('notFound');
	});
	ports.log.info({ organisationId }, 'an invitation was taken back');
}
