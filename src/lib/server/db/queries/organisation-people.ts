import { sql } from 'kysely';
import type { MemberRole } from '#lib/domain/access/actor.ts';
import type { AppTransaction } from '../database.ts';

/** Somebody of an organisation. Of an organisation that only shares a group with the reader: the name and the role. */
export type PersonOfOrganisation = {
	readonly personId: string | null;
	readonly name: string;
	readonly email: string | null;
	readonly role: MemberRole;
};

/**
 * The enabled people of an organisation in Swedish order of names, as far as the actor may know of them: everything of
 * their own organisation's, names and roles of one in the same group, of any other nobody.
 */
export async function listPeopleOfOrganisation(
	tx: AppTransaction,
	organisationId: string
): Promise<PersonOfOrganisation[]> {
	const { rows } = await sql<PersonOfOrganisation>`
		SELECT person_id AS "personId", name, email, role
		FROM people_of_organisation(${organisationId}::uuid)`.execute(tx);
	return rows;
}

/** Everybody in the other organisations of the groups this one takes part in: a row without a name has nobody yet. */
export async function listPeersOfOrganisation(tx: AppTransaction, organisationId: string) {
	const { rows } = await sql<{
		groupId: string;
		group: string;
		round: string;
		organisationId: string;
		organisation: string;
		name: string | null;
		role: MemberRole | null;
	}>`
		SELECT circle.id AS "groupId", circle.name AS "group", round.name AS round,
			organisation.id AS "organisationId", organisation.name AS organisation, person.name, person.role
		FROM participation AS mine
		JOIN participation AS theirs USING (group_id)
		JOIN benchmarking_group AS circle ON circle.id = mine.group_id
		JOIN round ON round.id = mine.round_id
		JOIN organisation ON organisation.id = theirs.organisation_id
		LEFT JOIN LATERAL people_of_organisation(organisation.id) AS person ON true
		WHERE mine.organisation_id = ${organisationId} AND theirs.organisation_id <> mine.organisation_id
		ORDER BY round.starts_on DESC, round.id, organisation.name COLLATE "sv-x-icu", person.name COLLATE "sv-x-icu"`.execute(
		tx
	);
	return rows;
}
