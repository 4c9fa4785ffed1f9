import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { withActor } from '../../db/actor.ts';
import { hasRun } from '../../db/queries/meeting.ts';
import {
	deleteParticipation,
	insertParticipation,
	listGroupsOfRound
} from '../../db/queries/round.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { explainRoundViolation } from './saved.ts';

/** An organisation is in a round once. @throws ExpectedError organisationAlreadyInRound, notFound, notAllowed */
export async function joinGroup(
	ports: Ports,
	actor: Actor,
	input: { roundId: string; groupId: string; organisationId: string }
): Promise<void> {
	assertCan(actor, 'round.manage');
	const { roundId, groupId, organisationId } = input;
	assertRowId(roundId, groupId, organisationId);
	await withActor(ports.db, actor, async (tx) => {
		const groups = await listGroupsOfRound(tx, roundId);
		if (!groups.some((one) => one.id === groupId)) throw new ExpectedError('notFound');
		await explainRoundViolation(
			insertParticipation(tx, {
				id: newId(),
				round_id: roundId,
				group_id: groupId,
				organisation_id: organisationId
			})
		);
	});
}

/** Not after the organisation has made a run for a meeting of the group. @throws ExpectedError inUse, notFound, notAllowed */
export async function leaveGroup(
	ports: Ports,
	actor: Actor,
	input: { groupId: string; organisationId: string }
): Promise<void> {
	assertCan(actor, 'round.manage');
	const { groupId, organisationId } = input;
	assertRowId(groupId, organisationId);
	if (await withActor(ports.db, systemActor, (tx) => hasRun(tx, { groupId, organisationId })))
		throw new ExpectedError('inUse');
	await withActor(ports.db, actor, async (tx) => {
		if (!(await deleteParticipation(tx, groupId, organisationId)))
			throw new ExpectedError('notFound');
	});
}
