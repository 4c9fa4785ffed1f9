import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertAsks } from '#lib/domain/poll/run-state.ts';
import type { ChangeDraftInput } from '#lib/contract/forms/run.ts';
import { withActor } from '../../db/actor.ts';
import { lockRun, updateDraftRun } from '../../db/queries/run.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/** Changes what a draft asks of whom; once it is open it stays as it was. @throws ExpectedError runNotDraft, notAllowed, notFound */
export async function changeDraftRun(
	ports: Ports,
	actor: Actor,
	input: ChangeDraftInput & { runId: string }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const run = await lockRun(tx, input.runId);
		assertCan(actor, 'run.create', { organisationId: run.organisation_id });
		assertAsks('staff', run.respondent_kind);
		if (run.state !== 'draft') throw new ExpectedError('runNotDraft');
		await updateDraftRun(tx, run.id, {
			target_group: input.targetGroup,
			eligible_count: input.eligibleCount,
			last_day: input.lastDay,
			k: input.k
		});
		await publish(tx, run.id, 'run');
		await publish(tx, run.id, 'turnout');
	});
}
