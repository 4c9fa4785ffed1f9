import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertAsks } from '#lib/domain/poll/run-state.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { deleteConsents, insertConsent, listClosedGroupRuns } from '../../db/queries/joint.ts';
import { lockRun } from '../../db/queries/run.ts';
import type { Ports } from '../../ports.ts';

type Input = { groupId: string; runId: string };

/**
 * Shares a working group's closed scores with the benchmarking group, in place of what the organisation shared of the
 * same occasion before. Twice is once. @throws ExpectedError notFound, notAllowed, runNotClosed
 */
export async function shareScores(ports: Ports, actor: Actor, input: Input): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const run = await lockOwnRun(tx, actor, input);
		await deleteConsents(tx, run);
		await insertConsent(tx, {
			run_id: run.id,
			organisation_id: run.organisation_id,
			given_by: actor.kind === 'person' ? actor.personId : null,
			given_at: ports.clock.now()
		});
	});
}

/** From now on the scores are in no joint table. @throws ExpectedError notFound, notAllowed, runNotClosed */
export async function withdrawScores(ports: Ports, actor: Actor, input: Input): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		await deleteConsents(tx, await lockOwnRun(tx, actor, input));
	});
}

async function lockOwnRun(tx: AppTransaction, actor: Actor, { groupId, runId }: Input) {
	const run = await lockRun(tx, runId);
	assertCan(actor, 'joint.share', { organisationId: run.organisation_id, runId });
	assertAsks('workingGroup', run.respondent_kind);
	if (run.state !== 'closed') throw new ExpectedError('runNotClosed');
	const ofGroup = await listClosedGroupRuns(tx, groupId);
	if (!ofGroup.some((one) => one.id === runId)) throw new ExpectedError('notFound');
	return run;
}
