import type { AppTransaction } from '../database.ts';
import { listResults } from './run.ts';

/** Closed runs of an organisation's staff on one instrument version with their results, latest first, without `exceptRunId`. */
export async function listClosedRuns(
	tx: AppTransaction,
	organisationId: string,
	instrumentVersionId: string,
	exceptRunId: string
) {
	const rows = await tx
		.selectFrom('assessment_run as run')
		.innerJoin('meeting', 'meeting.id', 'run.meeting_id')
		.innerJoin('benchmarking_group as circle', 'circle.id', 'meeting.group_id')
		.innerJoin('round', 'round.id', 'circle.round_id')
		.select([
			'run.id',
			'run.target_group',
			'run.ordinal',
			'run.closed_at',
			'meeting.ordinal as meeting_ordinal',
			'round.name as round_name'
		])
		.where('run.organisation_id', '=', organisationId)
		.where('run.instrument_version_id', '=', instrumentVersionId)
		.where('run.respondent_kind', '=', 'staff')
		.where('run.state', '=', 'closed')
		.where('run.id', '!=', exceptRunId)
		.orderBy('run.closed_at', 'desc')
		.limit(20)
		.execute();
	return Promise.all(rows.map(async (row) => ({ ...row, results: await listResults(tx, row.id) })));
}
