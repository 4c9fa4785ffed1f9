import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { withActor } from '../../db/actor.ts';
import { deleteInstrument, listWholeInstruments } from '../../db/queries/instrument.ts';
import { refuseIfInUse } from '../../db/violations.ts';
import type { Ports } from '../../ports.ts';

/** What comes with the program stays, used or not: nobody could put it back. */
const shippedCodes = ['skl-2018', 'skr-2023'];

export function isShipped(code: string): boolean {
	return shippedCodes.includes(code);
}

/** A version that no round and no run uses. @throws ExpectedError inUse, notFound, notAllowed */
export async function removeInstrument(
	ports: Ports,
	actor: Actor,
	input: { code: string }
): Promise<void> {
	assertCan(actor, 'instrument.manage');
	if (isShipped(input.code)) throw new ExpectedError('notAllowed');
	await withActor(ports.db, actor, async (tx) => {
		const found = (await listWholeInstruments(tx)).find((one) => one.code === input.code);
		if (found === undefined || !(await refuseIfInUse(deleteInstrument(tx, found.id))))
			throw new ExpectedError('notFound');
	});
}
