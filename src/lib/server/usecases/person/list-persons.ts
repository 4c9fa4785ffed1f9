import type { Actor, MemberRole } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import {
	listMembershipsWithOrganisation,
	listOrganisationChoices
} from '../../db/queries/membership.ts';
import { findPerson, listPersons as listPersonRows } from '../../db/queries/person.ts';
import type { Ports } from '../../ports.ts';
import { personVersion } from './person-version.ts';

/** What somebody is in one organisation. */
export type OrganisationRole = {
	readonly id: string;
	readonly name: string;
	readonly role: MemberRole;
};

export type PersonSummary = {
	readonly personId: string;
	readonly name: string;
	readonly email: string;
	readonly administrator: boolean;
	readonly organisations: readonly OrganisationRole[];
	/** invited: has not chosen a password yet. */
	readonly state: 'active' | 'invited' | 'disabled';
	/** Of all this but the state: saving over somebody else's change is refused. */
	readonly version: string;
};

/** Everybody who has an account, in Swedish order of names. @throws ExpectedError notAllowed */
export async function listPersons(ports: Ports, actor: Actor): Promise<PersonSummary[]> {
	assertCan(actor, 'person.manage');
	return withActor(ports.db, actor, async (tx) => {
		const rows = await listPersonRows(tx);
		const organisations = await organisationsByPerson(tx);
		return rows.map((row) => summaryOf(row, organisations.get(row.id) ?? []));
	});
}

/** @throws ExpectedError notAllowed, notFound */
export async function readPerson(
	ports: Ports,
	actor: Actor,
	input: { personId: string }
): Promise<PersonSummary> {
	assertCan(actor, 'person.manage');
	return withActor(ports.db, actor, (tx) => readSummary(tx, input.personId));
}

/** The actor's own account. @throws ExpectedError notSignedIn */
export async function readOwnAccount(ports: Ports, actor: Actor): Promise<PersonSummary> {
	assertCan(actor, 'account.own');
	if (actor.kind !== 'person') throw new ExpectedError('notSignedIn');
	return withActor(ports.db, actor, (tx) => readSummary(tx, actor.personId));
}

/** The organisations somebody can be given a role in. @throws ExpectedError notAllowed */
export async function listOrganisationsToChoose(ports: Ports, actor: Actor) {
	assertCan(actor, 'person.manage');
	return withActor(ports.db, actor, (tx) => listOrganisationChoices(tx));
}

async function readSummary(tx: AppTransaction, personId: string): Promise<PersonSummary> {
	const row = await findPerson(tx, personId);
	if (row === undefined) throw new ExpectedError('notFound');
	const organisations = await organisationsByPerson(tx, personId);
	return summaryOf(
		{ ...row, has_password: row.password_hash !== null },
		organisations.get(personId) ?? []
	);
}

async function organisationsByPerson(tx: AppTransaction, personId?: string) {
	const rows = await listMembershipsWithOrganisation(tx, personId);
	return Map.groupBy(rows, (row) => row.person_id);
}

function summaryOf(
	row: {
		id: string;
		name: string;
		email: string;
		administrator: boolean;
		disabled_at: Date | null;
		has_password: unknown;
	},
	roles: readonly OrganisationRole[]
): PersonSummary {
	const organisations = roles.map(({ id, name, role }) => ({ id, name, role }));
	const memberships = roles.map(({ id, role }) => ({ organisationId: id, role }));
	return {
		personId: row.id,
		name: row.name,
		email: row.email,
		administrator: row.administrator,
		organisations,
		state: row.disabled_at !== null ? 'disabled' : row.has_password ? 'active' : 'invited',
		version: personVersion({ ...row, memberships })
	};
}
