import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import type { RespondentKind } from '#lib/domain/poll/run-state.ts';
import { withActor } from '../../db/actor.ts';
import { getRunOrThrow } from '../../db/queries/run.ts';
import type { Ports } from '../../ports.ts';

/** Whose run it is and whom it asks: what a page needs to know which page it is. @throws ExpectedError notFound, notAllowed */
export async function readOrganisationOfRun(
	ports: Ports,
	actor: Actor,
	runId: string
): Promise<{ organisationId: string; groupId: string; asks: RespondentKind }> {
	const run = await withActor(ports.db, actor, (tx) => getRunOrThrow(tx, runId));
	assertCan(actor, 'run.readResult', { organisationId: run.organisation_id, runId });
	return { organisationId: run.organisation_id, groupId: run.group_id, asks: run.respondent_kind };
}
