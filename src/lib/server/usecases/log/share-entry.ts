import type { Selectable } from 'kysely';
import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan, can } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { insertHistory, lockEntry, updateEntry } from '../../db/queries/log-entry.ts';
import { listGroupsOfOrganisation } from '../../db/queries/log-place.ts';
import type { LogEntryTable } from '../../db/schema/log.ts';
import type { Ports } from '../../ports.ts';
import { nameOf, publishLog } from './saved-entry.ts';

type EntryRow = Selectable<LogEntryTable>;

/** A key person of its organisation, or the member whose entry it is. */
export function mayShareEntry(
	actor: Actor,
	entry: { organisation_id: string; owner_person_id: string | null }
): boolean {
	const subject = { organisationId: entry.organisation_id };
	if (can(actor, 'log.share', subject)) return true;
	return (
		can(actor, 'log.write', subject) &&
		actor.kind === 'person' &&
		entry.owner_person_id === actor.personId
	);
}

/**
 * Lets the organisations of a group read the entry from now on; without a group, that of the organisation's latest
 * round. @throws ExpectedError notInGroup, entryNotReadable, notAllowed
 */
export async function shareEntry(
	ports: Ports,
	actor: Actor,
	input: { entryId: string; groupId: string | null }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const entry = await lockToShare(tx, actor, input.entryId);
		const groups = await listGroupsOfOrganisation(tx, entry.organisation_id);
		const group =
			input.groupId === null ? groups[0] : groups.find((one) => one.groupId === input.groupId);
		if (group === undefined) throw new ExpectedError('notInGroup');
		if (entry.group_id === group.groupId) return;
		const at = ports.clock.now();
		await updateEntry(tx, entry.id, { group_id: group.groupId, shared_at: at });
		await tell(tx, actor, { entry, at, what: 'shared', group: group.group });
		await publishLog(tx, entry.organisation_id, [entry.group_id, group.groupId]);
	});
}

/** Makes the entry private again, from now on. @throws ExpectedError entryNotReadable, notAllowed */
export async function unshareEntry(
	ports: Ports,
	actor: Actor,
	input: { entryId: string }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const entry = await lockToShare(tx, actor, input.entryId);
		if (entry.group_id === null) return;
		await updateEntry(tx, entry.id, { group_id: null, shared_at: null });
		await tell(tx, actor, { entry, at: ports.clock.now(), what: 'unshared', group: '' });
		await publishLog(tx, entry.organisation_id, [entry.group_id]);
	});
}

async function lockToShare(tx: AppTransaction, actor: Actor, entryId: string): Promise<EntryRow> {
	const entry = await lockEntry(tx, entryId);
	if (entry.removed_at !== null) throw new ExpectedError('entryNotReadable');
	if (!mayShareEntry(actor, entry))
		assertCan(actor, 'log.share', { organisationId: entry.organisation_id });
	return entry;
}

async function tell(
	tx: AppTransaction,
	actor: Actor,
	{ entry, at, what, group }: { entry: EntryRow; at: Date; what: string; group: string }
): Promise<void> {
	await insertHistory(tx, [
		{
			entry_id: entry.id,
			organisation_id: entry.organisation_id,
			at,
			by_name: await nameOf(tx, actor),
			what,
			cycle: null,
			before: '',
			after: group
		}
	]);
}
