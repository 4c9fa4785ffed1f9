import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { withActor } from '../../db/actor.ts';
import { insertHistory, lockEntry, updateEntry } from '../../db/queries/log-entry.ts';
import type { Ports } from '../../ports.ts';
import { nameOf, publishLog } from './saved-entry.ts';

/** Takes an entry out of the log; restoreEntry brings it back as it was. @throws ExpectedError entryNotReadable, notAllowed */
export function removeEntry(ports: Ports, actor: Actor, input: { entryId: string }): Promise<void> {
	return setRemoved(ports, actor, input.entryId, true);
}

/** @throws ExpectedError entryNotReadable, notAllowed */
export function restoreEntry(
	ports: Ports,
	actor: Actor,
	input: { entryId: string }
): Promise<void> {
	return setRemoved(ports, actor, input.entryId, false);
}

async function setRemoved(
	ports: Ports,
	actor: Actor,
	entryId: string,
	removed: boolean
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const entry = await lockEntry(tx, entryId);
		assertCan(actor, 'log.write', { organisationId: entry.organisation_id });
		if ((entry.removed_at !== null) === removed) return;
		const at = ports.clock.now();
		await updateEntry(tx, entry.id, { removed_at: removed ? at : null });
		await insertHistory(tx, [
			{
				entry_id: entry.id,
				organisation_id: entry.organisation_id,
				at,
				by_name: await nameOf(tx, actor),
				what: removed ? 'removed' : 'restored',
				cycle: null,
				before: '',
				after: ''
			}
		]);
		await publishLog(tx, entry.organisation_id, [entry.group_id]);
	});
}
