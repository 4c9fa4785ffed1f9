import { sql } from 'kysely';
import type { AppTransaction } from '../database.ts';

/** A group with its round; undefined when there is none. */
export async function findGroup(tx: AppTransaction, groupId: string) {
	return tx
		.selectFrom('benchmarking_group as circle')
		.innerJoin('round', 'round.id', 'circle.round_id')
		.select(['circle.id', 'circle.name', 'round.name as round_name', 'round.practice'])
		.where('circle.id', '=', groupId)
		.executeTakeFirst();
}

export async function listOrganisationsOfGroup(tx: AppTransaction, groupId: string) {
	return tx
		.selectFrom('participation')
		.innerJoin('organisation', 'organisation.id', 'participation.organisation_id')
		.select(['organisation.id', 'organisation.name'])
		.where('participation.group_id', '=', groupId)
		.orderBy(sql`organisation.name COLLATE "sv-x-icu"`)
		.execute();
}

/** Groups that any of these organisations takes part in, the latest round first. */
export async function listGroupsOfOrganisations(
	tx: AppTransaction,
	organisationIds: readonly string[]
) {
	if (organisationIds.length === 0) return [];
	return tx
		.selectFrom('benchmarking_group as circle')
		.innerJoin('round', 'round.id', 'circle.round_id')
		.select(['circle.id', 'circle.name', 'round.name as round_name'])
		.where('circle.id', 'in', (select) =>
			select
				.selectFrom('participation')
				.select('participation.group_id')
				.where('participation.organisation_id', 'in', [...organisationIds])
		)
		.orderBy('round.starts_on', 'desc')
		.orderBy(sql`circle.name COLLATE "sv-x-icu"`)
		.execute();
}

/**
 * Closed runs of working groups before a group's meetings, with the consent to share them: of organisations that
 * take part in the group, latest meeting and latest run first. An actor sees its own organisations' only.
 */
export async function listClosedGroupRuns(tx: AppTransaction, groupId: string) {
	return tx
		.selectFrom('assessment_run as run')
		.innerJoin('meeting', 'meeting.id', 'run.meeting_id')
		.innerJoin('participation', (join) =>
			join
				.onRef('participation.group_id', '=', 'meeting.group_id')
				.onRef('participation.organisation_id', '=', 'run.organisation_id')
		)
		.innerJoin('organisation', 'organisation.id', 'run.organisation_id')
		.leftJoin('group_consent as consent', 'consent.run_id', 'run.id')
		.select([
			'run.id',
			'run.organisation_id',
			'run.meeting_id',
			'run.instrument_version_id',
			'run.ordinal',
			'meeting.ordinal as meeting_ordinal',
			'meeting.theme as meeting_theme',
			'organisation.name as organisation_name',
			'consent.given_at'
		])
		.where('meeting.group_id', '=', groupId)
		.where('run.respondent_kind', '=', 'workingGroup')
		.where('run.state', '=', 'closed')
		.orderBy('meeting.ordinal', 'desc')
		.orderBy('run.ordinal', 'desc')
		.execute();
}

export type ClosedGroupRun = Awaited<ReturnType<typeof listClosedGroupRuns>>[number];

type Occasion = {
	readonly organisation_id: string;
	readonly meeting_id: string;
	readonly instrument_version_id: string;
};

/** Takes back whatever the organisation shares of one occasion. */
export async function deleteConsents(tx: AppTransaction, about: Occasion): Promise<void> {
	await tx
		.deleteFrom('group_consent')
		.where('run_id', 'in', (select) =>
			select
				.selectFrom('assessment_run as run')
				.select('run.id')
				.where('run.organisation_id', '=', about.organisation_id)
				.where('run.meeting_id', '=', about.meeting_id)
				.where('run.instrument_version_id', '=', about.instrument_version_id)
		)
		.execute();
}

export async function insertConsent(
	tx: AppTransaction,
	consent: { run_id: string; organisation_id: string; given_by: string | null; given_at: Date }
): Promise<void> {
	await tx.insertInto('group_consent').values(consent).execute();
}
