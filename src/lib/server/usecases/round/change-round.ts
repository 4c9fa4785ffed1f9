import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { wrongRoundDates } from '#lib/domain/round/round-dates.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import type { ChangeRoundInput } from '#lib/contract/forms/round.ts';
import { withActor } from '../../db/actor.ts';
import { hasRun } from '../../db/queries/meeting.ts';
import { findRound, updateRound } from '../../db/queries/round.ts';
import type { Ports } from '../../ports.ts';
import { assertSaved, explainRoundViolation } from './saved.ts';

/**
 * The instrument stays once a run of the round exists. (A run made in the same instant keeps the instrument it was
 * made with: each run has its own.)
 * @throws ExpectedError inUse (instrumentId), changedByAnother, invalidInput, nameTaken, notFound, notAllowed
 */
export async function changeRound(
	ports: Ports,
	actor: Actor,
	input: ChangeRoundInput & { roundId: string }
): Promise<void> {
	assertCan(actor, 'round.manage');
	assertRowId(input.roundId);
	const wrong = wrongRoundDates(input);
	if (wrong.length > 0) throw new ExpectedError('invalidInput', wrong);
	const { roundId, version } = input;
	const used = await withActor(ports.db, systemActor, (tx) => hasRun(tx, { roundId }));
	await withActor(ports.db, actor, async (tx) => {
		const now = await findRound(tx, roundId);
		if (used && now !== undefined && now.instrument_version_id !== input.instrumentId)
			throw new ExpectedError('inUse', ['instrumentId']);
		const write = updateRound(tx, roundId, version, {
			name: input.name,
			instrument_version_id: input.instrumentId,
			starts_on: input.startsOn,
			ends_on: input.endsOn
		});
		await assertSaved(await explainRoundViolation(write), async () => now !== undefined);
	});
}
