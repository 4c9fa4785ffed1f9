import { sql } from 'kysely';
import type { AppTransaction } from '../database.ts';

/** The groups an organisation takes part in with everybody in each, the latest round first. */
export async function listGroupsOfOrganisation(tx: AppTransaction, organisationId: string) {
	const { rows } = await sql<{
		groupId: string;
		group: string;
		round: string;
		instrumentId: string;
		organisationIds: string[];
		organisations: string[];
	}>`
		SELECT circle.id AS "groupId", circle.name AS "group", round.name AS round,
			round.instrument_version_id AS "instrumentId",
			array_agg(organisation.id ORDER BY organisation.name COLLATE "sv-x-icu") AS "organisationIds",
			array_agg(organisation.name ORDER BY organisation.name COLLATE "sv-x-icu") AS organisations
		FROM participation AS mine
		JOIN participation AS theirs USING (group_id)
		JOIN benchmarking_group AS circle ON circle.id = mine.group_id
		JOIN round ON round.id = mine.round_id
		JOIN organisation ON organisation.id = theirs.organisation_id
		WHERE mine.organisation_id = ${organisationId}
		GROUP BY circle.id, round.id
		ORDER BY round.starts_on DESC, round.id`.execute(tx);
	return rows;
}

/** Everybody who takes part in a group. */
export async function listOrganisationIdsOfGroup(
	tx: AppTransaction,
	groupId: string
): Promise<string[]> {
	const rows = await tx
		.selectFrom('participation')
		.select('organisation_id')
		.where('group_id', '=', groupId)
		.execute();
	return rows.map((row) => row.organisation_id);
}

/** Names of organisations, in Swedish order. */
export async function listOrganisationNames(tx: AppTransaction, ids: readonly string[]) {
	if (ids.length === 0) return [];
	return tx
		.selectFrom('organisation')
		.select(['id', 'name'])
		.where('id', 'in', [...ids])
		.orderBy(sql`name COLLATE "sv-x-icu"`)
		.execute();
}

/** What the organisation's working group wrote last about an item's next step, before the run's meeting; else ''. */
export async function findNextStep(
	tx: AppTransaction,
	run: { organisation_id: string; meeting_id: string; instrument_version_id: string },
	itemNo: number
): Promise<string> {
	const row = await tx
		.selectFrom('consensus_score as score')
		.innerJoin('assessment_run as run', 'run.id', 'score.run_id')
		.select('score.next_step')
		.where('run.organisation_id', '=', run.organisation_id)
		.where('run.meeting_id', '=', run.meeting_id)
		.where('run.instrument_version_id', '=', run.instrument_version_id)
		.where('score.item_no', '=', itemNo)
		.where('score.next_step', '!=', '')
		.orderBy('score.changed_at', 'desc')
		.executeTakeFirst();
	return row?.next_step ?? '';
}
