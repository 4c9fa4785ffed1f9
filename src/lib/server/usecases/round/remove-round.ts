import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { withActor } from '../../db/actor.ts';
import { deleteRound } from '../../db/queries/round.ts';
import { refuseIfInUse } from '../../db/violations.ts';
import type { Ports } from '../../ports.ts';

/** Only a round without groups. @throws ExpectedError inUse, notFound, notAllowed */
export async function removeRound(
	ports: Ports,
	actor: Actor,
	input: { roundId: string }
): Promise<void> {
	assertCan(actor, 'round.manage');
	assertRowId(input.roundId);
	await withActor(ports.db, actor, async (tx) => {
		if (!(await refuseIfInUse(deleteRound(tx, input.roundId)))) throw new ExpectedError('notFound');
	});
}
