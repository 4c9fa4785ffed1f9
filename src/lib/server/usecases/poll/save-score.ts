import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { asHalfUnits, assertItem } from '#lib/domain/poll/consensus.ts';
import { assertAsks, assertOpen } from '#lib/domain/poll/run-state.ts';
import { decideEdit, type ScoreChange } from '#lib/domain/poll/score-edit.ts';
import type { ScoreSaved } from '#lib/contract/live.ts';
import type { SaveScoreInput } from '#lib/contract/commands/consensus.ts';
import { withActor } from '../../db/actor.ts';
import { findScore, getConsensusStep, saveScoreRow } from '../../db/queries/consensus.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import { lockRun } from '../../db/queries/run.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { itemWritten } from './consensus-views.ts';

/**
 * Saves what a member set or wrote about an item, field by field: a field that somebody else changed since it was
 * seen is left as it is and named among the conflicts; the others are saved.
 * @throws ExpectedError runNotOpen, scoreOutsideScale, scoreBetweenSteps, itemOutsideInstrument, notAllowed, notFound
 */
export async function saveScore(
	ports: Ports,
	actor: Actor,
	input: SaveScoreInput
): Promise<ScoreSaved> {
	return withActor(ports.db, actor, async (tx) => {
		const run = await lockRun(tx, input.runId);
		assertCan(actor, 'consensus.write', { organisationId: run.organisation_id, runId: run.id });
		assertAsks('workingGroup', run.respondent_kind);
		assertOpen(run.state);
		const instrument = await getInstrumentOrThrow(tx, run.instrument_version_id);
		assertItem(input.itemNo, instrument.items.length);
		const step = await getConsensusStep(tx, run.instrument_version_id);
		const { score, ...words } = input.change;
		const change: ScoreChange = {
			...words,
			...(score === undefined
				? {}
				: { score: { ...score, value: asHalfUnits(score.value, instrument.scale, step) } })
		};
		const before = await findScore(tx, run.id, input.itemNo);
		const { stored, conflicts } = decideEdit(before, change);
		if (stored.version !== before.version) {
			await saveScoreRow(tx, run, {
				itemNo: input.itemNo,
				stored,
				changedBy: actor.kind === 'person' ? actor.personId : null,
				now: ports.clock.now()
			});
			await publish(tx, run.id, 'scores');
		}
		return { item: itemWritten(input.itemNo, stored), conflicts };
	});
}
