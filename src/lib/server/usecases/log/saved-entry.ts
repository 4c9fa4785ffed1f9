import type { Actor } from '#lib/domain/access/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listOrganisationIdsOfGroup } from '../../db/queries/log-place.ts';
import { listPeopleOfOrganisation } from '../../db/queries/organisation-people.ts';
import { findPerson } from '../../db/queries/person.ts';
import { publish } from '../../live/publish.ts';

/** Tells the entry's organisation that its log changed, and, where the entry is or was shared, everybody in the group. */
export async function publishLog(
	tx: AppTransaction,
	organisationId: string,
	groupIds: readonly (string | null)[]
): Promise<void> {
	const topics = new Set([organisationId]);
	for (const groupId of groupIds)
		if (groupId !== null)
			for (const id of await listOrganisationIdsOfGroup(tx, groupId)) topics.add(id);
	// In one order, so that two who publish to the same organisations never wait for each other.
	for (const topic of [...topics].sort()) await publish(tx, topic, 'log');
}

/** What the history calls whoever acts. */
export async function nameOf(tx: AppTransaction, actor: Actor): Promise<string> {
	if (actor.kind !== 'person') return '';
	return (await findPerson(tx, actor.personId))?.name ?? '';
}

/** The member somebody meant by a name; null when nobody, or more than one, is called so. */
export async function memberCalled(
	tx: AppTransaction,
	organisationId: string,
	name: string
): Promise<string | null> {
	const wanted = name.toLocaleLowerCase('sv');
	const people = await listPeopleOfOrganisation(tx, organisationId);
	const called = people.filter((one) => one.name.toLocaleLowerCase('sv') === wanted);
	return called.length === 1 ? (called[0]?.personId ?? null) : null;
}
