import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { firstScreen } from '#lib/domain/poll/screen.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { CreateRunInput } from '#lib/contract/forms/run.ts';
import { withActor } from '../../db/actor.ts';
import { findMeetingOfOrganisation } from '../../db/queries/run-place.ts';
import {
	deleteDraftRun,
	insertRun,
	lockRun,
	nextRunOrdinal,
	saveScreen
} from '../../db/queries/run.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';

/**
 * A draft run of an organisation before a meeting of its group; it takes no answers until it is opened.
 * @throws ExpectedError notAllowed, notFound (a meeting of another group)
 */
export async function createRun(
	ports: Ports,
	actor: Actor,
	input: CreateRunInput
): Promise<{ runId: string }> {
	assertCan(actor, 'run.create', { organisationId: input.organisationId });
	const asks = input.asks ?? 'staff';
	return withActor(ports.db, actor, async (tx) => {
		const meeting = await findMeetingOfOrganisation(tx, input.meetingId, input.organisationId);
		if (meeting === undefined) throw new ExpectedError('notFound', ['meetingId']);
		const run = { id: newId(), organisation_id: input.organisationId };
		await insertRun(tx, {
			...run,
			meeting_id: input.meetingId,
			instrument_version_id: meeting.instrument_version_id,
			respondent_kind: asks,
			target_group: input.targetGroup,
			ordinal: await nextRunOrdinal(tx, input.organisationId, input.meetingId, asks),
			...(asks === 'staff'
				? { mode: 'openCode', k: input.k, eligible_count: input.eligibleCount }
				: { mode: 'consensus', k: null, eligible_count: null }),
			last_day: input.lastDay,
			state: 'draft',
			created_at: ports.clock.now()
		});
		if (asks === 'staff') await saveScreen(tx, run, firstScreen);
		return { runId: run.id };
	});
}

/** Removes a run that was never opened. @throws ExpectedError runNotDraft, notAllowed, notFound */
export async function discardDraftRun(
	ports: Ports,
	actor: Actor,
	input: { runId: string }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const run = await lockRun(tx, input.runId);
		assertCan(actor, 'run.create', { organisationId: run.organisation_id });
		if (!(await deleteDraftRun(tx, run.id))) throw new ExpectedError('runNotDraft');
	});
}
