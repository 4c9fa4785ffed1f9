import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { withActor } from '../../db/actor.ts';
import { findPersonByEmail } from '../../db/queries/person.ts';
import { deleteLeader, insertLeader, listLeadersOfRound } from '../../db/queries/round-leader.ts';
import { findRound } from '../../db/queries/round.ts';
import { publishAccessEnd } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/** Who leads the round. @throws ExpectedError notFound, notAllowed */
export async function readLeaders(ports: Ports, actor: Actor, input: { roundId: string }) {
	assertCan(actor, 'round.manage');
	return withActor(ports.db, actor, async (tx) => {
		const round = await findRound(tx, input.roundId);
		if (round === undefined) throw new ExpectedError('notFound');
		return { round: round.name, leaders: await listLeadersOfRound(tx, input.roundId) };
	});
}

/** Names somebody who has an account as leader of the round. @throws ExpectedError notFound (the address), notAllowed */
export async function nameLeader(
	ports: Ports,
	actor: Actor,
	input: { roundId: string; email: string }
): Promise<void> {
	assertCan(actor, 'round.manage');
	await withActor(ports.db, actor, async (tx) => {
		const person = await findPersonByEmail(tx, input.email);
		if (person === undefined || person.disabled_at !== null)
			throw new ExpectedError('notFound', ['email']);
		await insertLeader(tx, { round_id: input.roundId, person_id: person.id });
	});
}

/** What the person has open as leader ends with it. @throws ExpectedError notFound, notAllowed */
export async function removeLeader(
	ports: Ports,
	actor: Actor,
	input: { roundId: string; personId: string }
): Promise<void> {
	assertCan(actor, 'round.manage');
	await withActor(ports.db, actor, async (tx) => {
		const leads = { round_id: input.roundId, person_id: input.personId };
		if (!(await deleteLeader(tx, leads))) throw new ExpectedError('notFound');
		await publishAccessEnd(tx, { personId: input.personId });
	});
}
