import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { decideOpen, assertAsks } from '#lib/domain/poll/run-state.ts';
import { newRunKey, wrapRunKey } from '../../ballot-keys.ts';
import { asBallotRole, withActor } from '../../db/actor.ts';
import { insertPoll } from '../../db/queries/ballot.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import { lockRun, updateRun } from '../../db/queries/run.ts';
import { newJoinCode } from '../../ids.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/** Opens a draft run: from now on its code takes answers. @throws ExpectedError runNotDraft, notAllowed, notFound */
export async function openRun(
	ports: Ports,
	actor: Actor,
	input: { runId: string }
): Promise<{ joinCode: string }> {
	return withActor(ports.db, actor, async (tx) => {
		const run = await lockRun(tx, input.runId);
		assertCan(actor, 'run.steer', { organisationId: run.organisation_id, runId: run.id });
		assertAsks('staff', run.respondent_kind);
		const state = decideOpen(run.state);
		const instrument = await getInstrumentOrThrow(tx, run.instrument_version_id);
		const joinCode = newJoinCode();
		await asBallotRole(tx, (box) =>
			insertPoll(box, {
				runId: run.id,
				joinCode,
				scale: instrument.scale,
				itemCount: instrument.items.length,
				wrappedKey: wrapRunKey(ports.kek, newRunKey())
			})
		);
		await updateRun(tx, run.id, { state, opened_at: ports.clock.now(), join_code: joinCode });
		await publish(tx, run.id, 'run');
		await publish(tx, run.id, 'turnout');
		return { joinCode };
	});
}
