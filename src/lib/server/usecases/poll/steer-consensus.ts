import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { assertAsks, decideClose, decideOpen } from '#lib/domain/poll/run-state.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listStaffRunsBeside } from '../../db/queries/group-beside.ts';
import { lockRun, updateRun } from '../../db/queries/run.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/** Opens a working group's run: from now on its members can score. @throws ExpectedError runNotDraft, notAllowed, notFound */
export async function openConsensus(
	ports: Ports,
	actor: Actor,
	input: { runId: string }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const run = await lockRun(tx, input.runId);
		assertCan(actor, 'run.steer', { organisationId: run.organisation_id, runId: run.id });
		assertAsks('workingGroup', run.respondent_kind);
		await updateRun(tx, run.id, { state: decideOpen(run.state), opened_at: ports.clock.now() });
		await publish(tx, run.id, 'run');
		await tellStaffRuns(tx, run);
	});
}

/**
 * Locks a working group's scores for good; from now on they stand beside the staff's results.
 * @throws ExpectedError runNotOpen, notAllowed, notFound
 */
export async function closeConsensus(
	ports: Ports,
	actor: Actor,
	input: { runId: string }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const run = await lockRun(tx, input.runId);
		assertCan(actor, 'run.steer', { organisationId: run.organisation_id, runId: run.id });
		assertAsks('workingGroup', run.respondent_kind);
		await updateRun(tx, run.id, { state: decideClose(run.state), closed_at: ports.clock.now() });
		await publish(tx, run.id, 'run');
		await tellStaffRuns(tx, run);
	});
}

/** What stands beside the staff's results has changed. Sorted, so that two at once take the slices in one order. */
async function tellStaffRuns(
	tx: AppTransaction,
	run: Parameters<typeof listStaffRunsBeside>[1]
): Promise<void> {
	for (const staffRunId of (await listStaffRunsBeside(tx, run)).sort()) {
		await publish(tx, staffRunId, 'run');
		await publish(tx, staffRunId, 'screen');
	}
}
