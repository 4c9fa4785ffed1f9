import type { AppTransaction } from '../database.ts';

/** Meetings of the groups these organisations take part in: where a run can belong ("inför träff n"). */
export async function listMeetingsOfOrganisations(
	tx: AppTransaction,
	organisationIds: readonly string[]
) {
	if (organisationIds.length === 0) return [];
	return tx
		.selectFrom('participation')
		.innerJoin('organisation', 'organisation.id', 'participation.organisation_id')
		.innerJoin('benchmarking_group as circle', 'circle.id', 'participation.group_id')
		.innerJoin('round', 'round.id', 'circle.round_id')
		.innerJoin('meeting', 'meeting.group_id', 'circle.id')
		.select([
			'organisation.id as organisation_id',
			'organisation.name as organisation_name',
			'round.name as round_name',
			'meeting.id as meeting_id',
			'meeting.ordinal',
			'meeting.theme',
			'meeting.held_on'
		])
		.where('organisation.id', 'in', [...organisationIds])
		.orderBy('organisation.name')
		.orderBy('round.starts_on', 'desc')
		.orderBy('meeting.ordinal')
		.execute();
}

/** The meeting with its round's instrument, when the organisation takes part in its group. */
export async function findMeetingOfOrganisation(
	tx: AppTransaction,
	meetingId: string,
	organisationId: string
) {
	return tx
		.selectFrom('meeting')
		.innerJoin('participation', 'participation.group_id', 'meeting.group_id')
		.innerJoin('round', 'round.id', 'participation.round_id')
		.select(['meeting.id', 'round.instrument_version_id'])
		.where('meeting.id', '=', meetingId)
		.where('participation.organisation_id', '=', organisationId)
		.executeTakeFirst();
}
