import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan, can } from '#lib/domain/access/can.ts';
import type { RunResultView } from '#lib/contract/views/run.ts';
import { withActor } from '../../db/actor.ts';
import { getRunOrThrow, listResults } from '../../db/queries/run.ts';
import { findOpenGroupRun } from '../../db/queries/group-beside.ts';
import { listClosedRuns } from '../../db/queries/run-history.ts';
import type { Ports } from '../../ports.ts';
import { readBeside } from './beside.ts';
import { runView } from './run-views.ts';

/**
 * A run's result, and the organisation's other closed runs on the same instrument version: raw numbers are never
 * put beside those of another (D4.10). Empty while the run is not closed. @throws ExpectedError notFound, notAllowed
 */
export async function readResult(
	ports: Ports,
	actor: Actor,
	input: { runId: string }
): Promise<RunResultView> {
	return withActor(ports.db, actor, async (tx) => {
		const run = await getRunOrThrow(tx, input.runId);
		const subject = { organisationId: run.organisation_id, runId: run.id };
		assertCan(actor, 'run.readResult', subject);
		const others = await listClosedRuns(tx, run.organisation_id, run.instrument_version_id, run.id);
		return {
			run: await runView(tx, run),
			maySteer: can(actor, 'run.steer', subject),
			results: await listResults(tx, run.id),
			...(await readBeside(tx, run)),
			openGroupRunId: await findOpenGroupRun(tx, run),
			others: others.map((other) => ({
				runId: other.id,
				roundName: other.round_name,
				meetingOrdinal: other.meeting_ordinal,
				targetGroup: other.target_group,
				ordinal: other.ordinal,
				closedAt: other.closed_at?.toISOString() ?? '',
				results: other.results
			}))
		};
	});
}
