import type { Actor, MemberRole } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { assertMayBecome } from '#lib/domain/organisation/members.ts';
import type { ChangeMemberRoleInput, RemoveMemberInput } from '#lib/contract/forms/member.ts';
import { withActor } from '../../db/actor.ts';
import { revokeInvitationsBy } from '../../db/queries/invitation.ts';
import {
	deleteMembership,
	lockMembersOfOrganisation,
	updateMembershipRole
} from '../../db/queries/membership.ts';
import { publishAccessEnd } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/**
 * The person is no longer of the organisation, within a second. What they have done there stays under their name, and
 * so does their account. @throws ExpectedError notAllowed, notFound, lastKeyPerson
 */
export async function removeMember(
	ports: Ports,
	actor: Actor,
	input: RemoveMemberInput
): Promise<void> {
	await become(ports, actor, input, null);
}

/** @throws ExpectedError notAllowed, notFound, lastKeyPerson */
export async function changeMemberRole(
	ports: Ports,
	actor: Actor,
	input: ChangeMemberRoleInput
): Promise<void> {
	await become(ports, actor, input, input.role);
}

async function become(
	ports: Ports,
	actor: Actor,
	input: { organisationId: string; personId: string },
	role: MemberRole | null
): Promise<void> {
	const { organisationId, personId } = input;
	assertCan(actor, 'member.manage', { organisationId });
	await withActor(ports.db, actor, async (tx) => {
		const members = await lockMembersOfOrganisation(tx, organisationId);
		assertMayBecome(members, personId, role);
		// Links that were sent out in a right the person no longer has open nothing; before the right itself goes,
		// since a key person who leaves can take nothing back afterwards.
		if (role !== 'keyPerson')
			await revokeInvitationsBy(tx, { organisationId, personId }, ports.clock.now());
		if (role === null) await deleteMembership(tx, personId, organisationId);
		else await updateMembershipRole(tx, personId, { organisationId, role });
		await publishAccessEnd(tx, { personId });
	});
	ports.log.info({ personId, organisationId, role }, 'a membership was changed');
}
