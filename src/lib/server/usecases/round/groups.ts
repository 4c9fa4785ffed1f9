import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { withActor } from '../../db/actor.ts';
import {
	deleteGroup,
	insertGroup,
	listGroupsOfRound,
	updateGroup
} from '../../db/queries/round.ts';
import { refuseIfInUse } from '../../db/violations.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { assertSaved, explainRoundViolation } from './saved.ts';

/** @throws ExpectedError notFound (the round), notAllowed */
export async function addGroup(
	ports: Ports,
	actor: Actor,
	input: { roundId: string; name: string }
): Promise<{ groupId: string }> {
	assertCan(actor, 'round.manage');
	assertRowId(input.roundId);
	const id = newId();
	await withActor(ports.db, actor, (tx) =>
		explainRoundViolation(insertGroup(tx, { id, round_id: input.roundId, name: input.name }))
	);
	return { groupId: id };
}

/** @throws ExpectedError changedByAnother, notFound, notAllowed */
export async function renameGroup(
	ports: Ports,
	actor: Actor,
	input: { roundId: string; groupId: string; name: string; version: string }
): Promise<void> {
	assertCan(actor, 'round.manage');
	assertRowId(input.roundId, input.groupId);
	await withActor(ports.db, actor, async (tx) => {
		const { groupId, version, name } = input;
		await assertSaved(await updateGroup(tx, groupId, version, { name }), async () =>
			(await listGroupsOfRound(tx, input.roundId)).some((one) => one.id === groupId)
		);
	});
}

/** With its meetings and places, as long as no run belongs to one of them. @throws ExpectedError inUse, notFound, notAllowed */
export async function removeGroup(
	ports: Ports,
	actor: Actor,
	input: { groupId: string }
): Promise<void> {
	assertCan(actor, 'round.manage');
	assertRowId(input.groupId);
	await withActor(ports.db, actor, async (tx) => {
		if (!(await refuseIfInUse(deleteGroup(tx, input.groupId)))) throw new ExpectedError('notFound');
	});
}
