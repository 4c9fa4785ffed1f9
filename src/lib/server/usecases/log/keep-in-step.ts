import { emptyTexts, stateOfCycle } from '#lib/domain/log/cycle.ts';
import { followsCycle } from '#lib/domain/log/entry.ts';
import type { AppTransaction } from '../../db/database.ts';
import { insertCycle, listCycles } from '../../db/queries/log-cycle.ts';
import { lockEntry, updateEntry } from '../../db/queries/log-entry.ts';
import type { Ports } from '../../ports.ts';

/**
 * After any change: a test of the PDSA kind has a cycle, stands where its last cycle stands, and carries the last
 * thing that was learned in it.
 */
export async function keepInStep(ports: Ports, tx: AppTransaction, entryId: string): Promise<void> {
	const entry = await lockEntry(tx, entryId);
	if (!followsCycle(entry)) return;
	const cycles = await listCycles(tx, entryId);
	const last = cycles.at(-1);
	if (last === undefined) await insertCycle(tx, entry, 1, emptyTexts, ports.clock.now());
	await updateEntry(tx, entryId, {
		state: last === undefined ? 'planned' : stateOfCycle(last),
		learning: cycles.findLast((cycle) => cycle.learned !== '')?.learned ?? entry.learning
	});
}
