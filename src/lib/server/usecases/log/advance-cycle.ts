import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { decideCycle, type CycleStep } from '#lib/domain/log/cycle.ts';
import { followsCycle } from '#lib/domain/log/entry.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { withActor } from '../../db/actor.ts';
import { insertCycle, listCycles, textsOfCycle, updateCycle } from '../../db/queries/log-cycle.ts';
import { insertHistory, lockEntry } from '../../db/queries/log-entry.ts';
import type { Ports } from '../../ports.ts';
import { keepInStep } from './keep-in-step.ts';
import { nameOf, publishLog } from './saved-entry.ts';

/**
 * Takes the last cycle a step on, or back. `cycle` is the one the person saw: a step seen twice is taken once.
 * @throws ExpectedError stepNotInCycle, planIncomplete, studyIncomplete, ownerMissing, entryNotReadable, notAllowed
 */
export async function advanceCycle(
	ports: Ports,
	actor: Actor,
	input: { entryId: string; cycle: number; step: CycleStep }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const entry = await lockEntry(tx, input.entryId);
		assertCan(actor, 'log.write', { organisationId: entry.organisation_id });
		if (entry.removed_at !== null) throw new ExpectedError('entryNotReadable');
		const last = (await listCycles(tx, entry.id)).at(-1);
		if (last === undefined || last.ordinal !== input.cycle || !followsCycle(entry))
			throw new ExpectedError('stepNotInCycle');
		const cycle = { stage: last.stage, decision: last.decision, texts: textsOfCycle(last) };
		const { stage, decision, next } = decideCycle(cycle, input.step, entry.who);
		const now = ports.clock.now();
		await updateCycle(tx, entry.id, last.ordinal, { stage, decision });
		if (next !== null) await insertCycle(tx, entry, last.ordinal + 1, next, now);
		await insertHistory(tx, [
			{
				entry_id: entry.id,
				organisation_id: entry.organisation_id,
				at: now,
				by_name: await nameOf(tx, actor),
				what: input.step,
				cycle: last.ordinal,
				before: last.stage,
				after: stage
			}
		]);
		await keepInStep(ports, tx, entry.id);
		await publishLog(tx, entry.organisation_id, [entry.group_id]);
	});
}
