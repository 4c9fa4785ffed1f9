import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { assertAsks } from '#lib/domain/poll/run-state.ts';
import { decideScreen, type Screen } from '#lib/domain/poll/screen.ts';
import type { StepScreenInput } from '#lib/contract/commands/run.ts';
import { withActor } from '../../db/actor.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import { getScreenOrThrow, lockRun, readVersions, saveScreen } from '../../db/queries/run.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { listItemsWithDifference } from './beside.ts';

/**
 * Moves what the wall shows. A step taken from an older screen is not taken: two devices never step twice.
 * @throws ExpectedError runNotClosed, stepNotPossible, itemOutsideInstrument, notAllowed, notFound
 */
export async function stepScreen(
	ports: Ports,
	actor: Actor,
	input: StepScreenInput
): Promise<{ screen: Screen; version: number; stepped: boolean }> {
	return withActor(ports.db, actor, async (tx) => {
		const run = await lockRun(tx, input.runId);
		assertCan(actor, 'run.steer', { organisationId: run.organisation_id, runId: run.id });
		assertAsks('staff', run.respondent_kind);
		const screen = await getScreenOrThrow(tx, run.id);
		const version = (await readVersions(tx, run.id))('screen');
		if (input.seen !== undefined && input.seen !== version)
			return { screen, version, stepped: false };
		const instrument = await getInstrumentOrThrow(tx, run.instrument_version_id);
		const stepped = decideScreen(screen, input.step, {
			state: run.state,
			itemCount: instrument.items.length,
			telling: {
				items: await listItemsWithDifference(tx, run, instrument.scale),
				now: ports.clock.now().toISOString()
			}
		});
		if (JSON.stringify(stepped) === JSON.stringify(screen))
			return { screen, version, stepped: false };
		await saveScreen(tx, run, stepped);
		return { screen: stepped, version: await publish(tx, run.id, 'screen'), stepped: true };
	});
}
