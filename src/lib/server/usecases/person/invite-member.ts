import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { InviteMemberInput, RevokeInvitationInput } from '#lib/contract/forms/member.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import {
	findUnpressedInvitation,
	revokeInvitation as revokeInvitationRow
} from '../../db/queries/invitation.ts';
import { listPeopleOfOrganisation } from '../../db/queries/organisation-people.ts';
import { findOrganisation } from '../../db/queries/organisation.ts';
import { findPerson } from '../../db/queries/person.ts';
import type { Ports } from '../../ports.ts';
import { issueInvitation, type ByMail, type IssuedInvitation } from './issue-invitation.ts';

/** More than anyone types in a minute, and too few to fill the table by script. */
const invitationsPerMinute = 20;

/**
 * A personal invitation to the organisation in a role; earlier ones of the same address to the same organisation end.
 * Whether the address has an account is not told.
 * @param input byMail: a letter goes to the address as well
 * @throws ExpectedError notAllowed, notFound (no such organisation), alreadyMember, tooManyAttempts
 */
export async function inviteMember(
	ports: Ports,
	actor: Actor,
	input: InviteMemberInput & { byMail?: ByMail | null }
): Promise<IssuedInvitation> {
	const { organisationId, name, email, role, byMail = null } = input;
	return inviteAs(ports, actor, organisationId, async (tx, from) => {
		const people = await listPeopleOfOrganisation(tx, organisationId);
		if (people.some((one) => one.email === email))
			throw new ExpectedError('alreadyMember', ['email']);
		return issueInvitation(tx, ports, { ...from, invitee: { name, email, role }, byMail });
	});
}

/**
 * The same invitation once more, with a new link: only a hash of the old one is left, and it ends.
 * @throws ExpectedError notAllowed, notFound (also when it has been pressed or taken back), tooManyAttempts
 */
export async function resendInvitation(
	ports: Ports,
	actor: Actor,
	input: RevokeInvitationInput & { byMail: ByMail | null }
): Promise<IssuedInvitation & { name: string; email: string }> {
	const { organisationId, invitationId, byMail } = input;
	return inviteAs(ports, actor, organisationId, async (tx, from) => {
		const invitee = await findUnpressedInvitation(tx, { id: invitationId, organisationId });
		if (invitee === undefined) throw new ExpectedError('notFound');
		const issued = await issueInvitation(tx, ports, { ...from, invitee, byMail });
		return { ...issued, name: invitee.name, email: invitee.email };
	});
}

type From = { organisation: { id: string; name: string }; inviter: { id: string; name: string } };

async function inviteAs<T>(
	ports: Ports,
	actor: Actor,
	organisationId: string,
	work: (tx: AppTransaction, from: From) => Promise<T>
): Promise<T> {
	assertCan(actor, 'member.invite', { organisationId });
	if (actor.kind !== 'person') throw new ExpectedError('notSignedIn');
	const { personId } = actor;
	if (!ports.rates.take(`inviteMember:${personId}`, invitationsPerMinute))
		throw new ExpectedError('tooManyAttempts');
	const result = await withActor(ports.db, actor, async (tx) =>
		work(tx, await inviterOf(tx, organisationId, personId))
	);
	ports.log.info({ personId, organisationId }, 'somebody was invited');
	return result;
}

/** @throws ExpectedError notFound (no such organisation), notSignedIn */
export async function inviterOf(
	tx: AppTransaction,
	organisationId: string,
	personId: string
): Promise<From> {
	const organisation = await findOrganisation(tx, organisationId);
	if (organisation === undefined) throw new ExpectedError('notFound');
	const inviter = await findPerson(tx, personId);
	if (inviter === undefined) throw new ExpectedError('notSignedIn');
	return { organisation, inviter };
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
