import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import type { AddMeetingInput, ChangeMeetingInput } from '#lib/contract/forms/round.ts';
import { withActor } from '../../db/actor.ts';
import {
	deleteMeeting,
	insertMeeting,
	listMeetingsOfRound,
	updateMeeting
} from '../../db/queries/meeting.ts';
import { refuseIfInUse } from '../../db/violations.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { assertSaved, explainRoundViolation } from './saved.ts';

/** @throws ExpectedError nameTaken (ordinal), notFound (the group), notAllowed */
export async function addMeeting(
	ports: Ports,
	actor: Actor,
	input: AddMeetingInput & { groupId: string }
): Promise<{ meetingId: string }> {
	assertCan(actor, 'round.manage');
	assertRowId(input.groupId);
	const id = newId();
	await withActor(ports.db, actor, (tx) =>
		explainRoundViolation(
			insertMeeting(tx, {
				id,
				group_id: input.groupId,
				ordinal: input.ordinal,
				theme: input.theme,
				held_on: input.heldOn
			})
		)
	);
	return { meetingId: id };
}

/** @throws ExpectedError nameTaken (ordinal), changedByAnother, notFound, notAllowed */
export async function changeMeeting(
	ports: Ports,
	actor: Actor,
	input: ChangeMeetingInput & { roundId: string; meetingId: string }
): Promise<void> {
	assertCan(actor, 'round.manage');
	assertRowId(input.roundId, input.meetingId);
	await withActor(ports.db, actor, async (tx) => {
		const write = updateMeeting(tx, input.meetingId, input.version, {
			ordinal: input.ordinal,
			theme: input.theme,
			held_on: input.heldOn
		});
		await assertSaved(await explainRoundViolation(write), async () =>
			(await listMeetingsOfRound(tx, input.roundId)).some((one) => one.id === input.meetingId)
		);
	});
}

/** Only a meeting without runs. @throws ExpectedError inUse, notFound, notAllowed */
export async function removeMeeting(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string }
): Promise<void> {
	assertCan(actor, 'round.manage');
	assertRowId(input.meetingId);
	await withActor(ports.db, actor, async (tx) => {
		if (!(await refuseIfInUse(deleteMeeting(tx, input.meetingId))))
			throw new ExpectedError('notFound');
	});
}
