import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { decideClose } from '#lib/domain/poll/run-state.ts';
import { publishItem, publishRespondents, thresholdOf } from '#lib/domain/poll/tally.ts';
import { asBallotRole, withActor } from '../../db/actor.ts';
import {
	countRespondents,
	lockPollForClosing,
	sealPoll,
	tallyPoll
} from '../../db/queries/ballot.ts';
import { insertResults, lockRun, updateRun } from '../../db/queries/run.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/**
 * Closes for good, in one transaction: wait for writes under way, tally, publish what the k-rule allows,
 * seal without keys, delete ballots and the run's key. @throws ExpectedError runNotOpen, notAllowed, notFound
 */
export async function closeRun(
	ports: Ports,
	actor: Actor,
	input: { runId: string }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const run = await lockRun(tx, input.runId);
		assertCan(actor, 'run.steer', { organisationId: run.organisation_id, runId: run.id });
		const k = thresholdOf(run);
		const state = decideClose(run.state);
		const { items, respondents } = await asBallotRole(tx, async (box) => {
			const poll = await lockPollForClosing(box, run.id);
			if (poll === undefined) throw new ExpectedError('runNotOpen');
			const scale = { min: poll.scale_min, max: poll.scale_max };
			const counted = {
				items: await tallyPoll(box, run.id, scale, poll.item_count),
				respondents: await countRespondents(box, run.id)
			};
			await sealPoll(box, run.id);
			return counted;
		});
		await insertResults(
			tx,
			run,
			items.map((item) => publishItem(item, k))
		);
		await updateRun(tx, run.id, {
			state,
			closed_at: ports.clock.now(),
			respondent_count: publishRespondents(respondents, k)
		});
		await publish(tx, run.id, 'run');
		await publish(tx, run.id, 'screen');
		await publish(tx, run.id, 'turnout');
	});
	ports.office.drop(input.runId);
	// Outside the transaction, because a rewrite must be.
	await ports.sweepBallots();
}
