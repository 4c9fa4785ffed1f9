import type { AppTransaction } from '../database.ts';

type About = {
	readonly organisation_id: string;
	readonly meeting_id: string;
	readonly instrument_version_id: string;
};

/**
 * The working group's closed run that stands beside a run of staff: before the same meeting if there is one, else on
 * the same instrument version, else any; of several the latest.
 */
export async function findGroupRunBeside(tx: AppTransaction, about: About) {
	return tx
		.selectFrom('assessment_run as run')
		.innerJoin('meeting', 'meeting.id', 'run.meeting_id')
		.innerJoin('benchmarking_group as circle', 'circle.id', 'meeting.group_id')
		.innerJoin('round', 'round.id', 'circle.round_id')
		.select([
			'run.id',
			'run.organisation_id',
			'run.meeting_id',
			'run.instrument_version_id',
			'run.target_group',
			'run.closed_at',
			'meeting.ordinal as meeting_ordinal',
			'round.name as round_name'
		])
		.where('run.organisation_id', '=', about.organisation_id)
		.where('run.respondent_kind', '=', 'workingGroup')
		.where('run.state', '=', 'closed')
		.orderBy(
			(order) => order('run.instrument_version_id', '=', about.instrument_version_id),
			'desc'
		)
		.orderBy((order) => order('run.meeting_id', '=', about.meeting_id), 'desc')
		.orderBy('run.closed_at', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** A working group's run before the same meeting that is under way; null when there is none. */
export async function findOpenGroupRun(tx: AppTransaction, about: About): Promise<string | null> {
	const run = await tx
		.selectFrom('assessment_run')
		.select('id')
		.where('organisation_id', '=', about.organisation_id)
		.where('meeting_id', '=', about.meeting_id)
		.where('instrument_version_id', '=', about.instrument_version_id)
		.where('respondent_kind', '=', 'workingGroup')
		.where('state', '=', 'open')
		.orderBy('opened_at', 'desc')
		.executeTakeFirst();
	return run?.id ?? null;
}

/** Closed runs of staff that a working group's run may stand beside. */
export async function listStaffRunsBeside(tx: AppTransaction, about: About): Promise<string[]> {
	const rows = await tx
		.selectFrom('assessment_run')
		.select('id')
		.where('organisation_id', '=', about.organisation_id)
		.where('respondent_kind', '=', 'staff')
		.where('state', '=', 'closed')
		.execute();
	return rows.map((row) => row.id);
}
