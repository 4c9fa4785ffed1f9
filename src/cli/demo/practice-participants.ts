import type { Actor, MemberRole } from '#lib/domain/access/actor.ts';
import { insertMembership } from '#lib/server/db/queries/membership.ts';
import { insertPerson } from '#lib/server/db/queries/person.ts';
import type { AppTransaction } from '#lib/server/db/database.ts';
import { newId } from '#lib/server/ids.ts';
import type { PracticePlaces } from './practice-places.ts';

export type Participant = {
	readonly organisation: string;
	readonly role: MemberRole;
	readonly actor: Extract<Actor, { kind: 'person' }>;
};

/** Whoever comes to a meeting with the key persons of regions C, D and E, who are in one group. */
const invented: readonly { region: string; role: MemberRole; name: string }[] = [
	{ region: 'Region C', role: 'politician', name: 'Cajsa Celsing' },
	{ region: 'Region C', role: 'seniorManager', name: 'Christer Claesson' },
	{ region: 'Region D', role: 'politician', name: 'Disa Dag' },
	{ region: 'Region D', role: 'seniorManager', name: 'Dragan Dovrén' },
	{ region: 'Region E', role: 'politician', name: 'Ebbe Edlund' },
	{ region: 'Region E', role: 'seniorManager', name: 'Esra Engström' }
];

export async function insertParticipants(
	tx: AppTransaction,
	places: PracticePlaces,
	now: Date
): Promise<Participant[]> {
	const participants: Participant[] = [];
	for (const { region, role, name } of invented) {
		const organisation = places.regions.find((one) => one.name === region);
		if (organisation === undefined) throw new Error(`the practice round has no ${region}`);
		const personId = newId();
		const email = `${name.split(' ')[0]?.toLowerCase() ?? 'person'}@ovning.example`;
		await insertPerson(tx, { id: personId, email, name, password_hash: null, created_at: now });
		const membership = { organisationId: organisation.id, role };
		await insertMembership(tx, personId, membership);
		const actor = { kind: 'person', personId, administrator: false, memberships: [membership] };
		participants.push({ organisation: region, role, actor: { ...actor, kind: 'person' } });
	}
	return participants;
}
