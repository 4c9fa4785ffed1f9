import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan, can } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { missingSeats } from '#lib/domain/organisation/members.ts';
import type {
	InvitationView,
	MemberView,
	PeerGroup,
	PeerOrganisation,
	PeopleView
} from '#lib/contract/views/people.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listPendingInvitations } from '../../db/queries/invitation.ts';
import { listMailOfInvitations } from '../../db/queries/mail.ts';
import { listOrganisationChoices } from '../../db/queries/membership.ts';
import {
	listPeersOfOrganisation,
	listPeopleOfOrganisation
} from '../../db/queries/organisation-people.ts';
import { findOrganisation } from '../../db/queries/organisation.ts';
import type { Ports } from '../../ports.ts';

/** The organisations whose people the actor may see: their own, and for an administrator all. @throws ExpectedError notSignedIn */
export async function listOrganisationsWithPeople(
	ports: Ports,
	actor: Actor
): Promise<{ id: string; name: string }[]> {
	assertCan(actor, 'account.own');
	const all = await withActor(ports.db, actor, (tx) => listOrganisationChoices(tx));
	return all.filter(({ id }) => can(actor, 'member.list', { organisationId: id }));
}

/**
 * The people of an organisation, and by name and role those of the others in its groups (D3, "Seats & composition").
 * @throws ExpectedError notAllowed, notFound
 */
export async function readPeople(
	ports: Ports,
	actor: Actor,
	input: { organisationId: string }
): Promise<PeopleView> {
	const { organisationId } = input;
	assertCan(actor, 'member.list', { organisationId });
	const mayManage = can(actor, 'member.manage', { organisationId });
	return withActor(ports.db, actor, async (tx) => {
		const organisation = await findOrganisation(tx, organisationId);
		if (organisation === undefined) throw new ExpectedError('notFound');
		const people = await members(tx, organisationId, mayManage);
		return {
			organisation: { id: organisation.id, name: organisation.name },
			people,
			missing: missingSeats(people),
			mayManage,
			invitations: mayManage ? await invitations(tx, organisationId, ports.clock.now()) : [],
			groups: await peerGroups(tx, organisationId)
		};
	});
}

async function members(
	tx: AppTransaction,
	organisationId: string,
	withAddress: boolean
): Promise<MemberView[]> {
	const people = await listPeopleOfOrganisation(tx, organisationId);
	return people.flatMap(({ personId, name, email, role }) =>
		personId === null ? [] : [{ personId, name, email: withAddress ? email : null, role }]
	);
}

async function invitations(
	tx: AppTransaction,
	organisationId: string,
	now: Date
): Promise<InvitationView[]> {
	const rows = await listPendingInvitations(tx, organisationId, now);
	const letters = await listMailOfInvitations(
		tx,
		rows.map((row) => row.id)
	);
	const states = new Map(letters.map((letter) => [letter.invitation_id, letter.state]));
	return rows.map((row) => ({
		invitationId: row.id,
		name: row.name,
		email: row.email,
		role: row.role,
		until: row.expires_at.toISOString(),
		mail: states.get(row.id) ?? null
	}));
}

async function peerGroups(tx: AppTransaction, organisationId: string): Promise<PeerGroup[]> {
	const rows = await listPeersOfOrganisation(tx, organisationId);
	const groups = [...Map.groupBy(rows, (row) => row.groupId).values()];
	return groups.flatMap((group) => {
		const [first] = group;
		if (first === undefined) return [];
		const organisations = [...Map.groupBy(group, (row) => row.organisationId).values()];
		return [
			{
				groupId: first.groupId,
				name: first.group,
				round: first.round,
				organisations: organisations.flatMap((people) => peerOrganisation(people))
			}
		];
	});
}

type PeerRow = Awaited<ReturnType<typeof listPeersOfOrganisation>>[number];

function peerOrganisation(rows: readonly PeerRow[]): PeerOrganisation[] {
	const [first] = rows;
	if (first === undefined) return [];
	const people = rows.flatMap(({ name, role }) =>
		name === null || role === null ? [] : [{ name, role }]
	);
	return [{ organisationId: first.organisationId, name: first.organisation, people }];
}
