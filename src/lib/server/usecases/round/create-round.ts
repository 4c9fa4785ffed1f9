import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { wrongRoundDates } from '#lib/domain/round/round-dates.ts';
import type { CreateRoundInput } from '#lib/contract/forms/round.ts';
import { withActor } from '../../db/actor.ts';
import { insertRound } from '../../db/queries/round.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { explainRoundViolation } from './saved.ts';

/** @throws ExpectedError invalidInput (startsOn, endsOn, instrumentId), nameTaken, notAllowed */
export async function createRound(
	ports: Ports,
	actor: Actor,
	input: CreateRoundInput
): Promise<{ roundId: string }> {
	assertCan(actor, 'round.manage');
	const wrong = wrongRoundDates(input);
	if (wrong.length > 0) throw new ExpectedError('invalidInput', wrong);
	const id = newId();
	await withActor(ports.db, actor, (tx) =>
		explainRoundViolation(
			insertRound(tx, {
				id,
				name: input.name,
				instrument_version_id: input.instrumentId,
				starts_on: input.startsOn,
				ends_on: input.endsOn,
				practice: ports.config.PRACTICE,
				created_at: ports.clock.now()
			})
		)
	);
	return { roundId: id };
}
