import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertItem } from '#lib/domain/poll/consensus.ts';
import { assertAsks } from '#lib/domain/poll/run-state.ts';
import type { AttendItemInput } from '#lib/contract/commands/consensus.ts';
import { withActor } from '../../db/actor.ts';
import { forgetAttendance, saveAttendance } from '../../db/queries/attendance.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import { getRunOrThrow } from '../../db/queries/run.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/**
 * A sign of life: the person has this item of the working group's run before them, or (null) has left. It locks
 * nothing and is forgotten within seconds. @throws ExpectedError itemOutsideInstrument, notAllowed, notFound
 */
export async function attendItem(
	ports: Ports,
	actor: Actor,
	input: AttendItemInput
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const run = await getRunOrThrow(tx, input.runId);
		assertCan(actor, 'consensus.write', { organisationId: run.organisation_id, runId: run.id });
		assertAsks('workingGroup', run.respondent_kind);
		if (actor.kind !== 'person') throw new ExpectedError('notAllowed');
		const now = ports.clock.now();
		const { personId } = actor;
		let changed = false;
		if (input.itemNo !== null) {
			const instrument = await getInstrumentOrThrow(tx, run.instrument_version_id);
			assertItem(input.itemNo, instrument.items.length);
			changed = await saveAttendance(tx, run, { personId, itemNo: input.itemNo, now });
		}
		const leaver = input.itemNo === null ? personId : null;
		const forgotten = await forgetAttendance(tx, run.id, { leaver, now });
		if (changed || forgotten) await publish(tx, run.id, 'attendance');
	});
}
