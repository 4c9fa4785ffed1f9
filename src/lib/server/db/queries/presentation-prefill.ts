import { sql } from 'kysely';
import type { AppTransaction } from '../database.ts';

/** The organisation's presentation before this one that has steps: of the latest other meeting. */
export async function findEarlierPresentation(
	tx: AppTransaction,
	presentation: { id: string; organisation_id: string }
): Promise<string | null> {
	const row = await tx
		.selectFrom('presentation')
		.innerJoin('process_step as step', 'step.presentation_id', 'presentation.id')
		.select('presentation.id')
		.where('presentation.organisation_id', '=', presentation.organisation_id)
		.where('presentation.id', '!=', presentation.id)
		.where('step.removed_at', 'is', null)
		.orderBy('presentation.created_at', 'desc')
		.executeTakeFirst();
	return row?.id ?? null;
}

/** The lowest items of the organisation's working group, of its latest closed run before the meeting or any. Scores in half-units. */
export async function listLowestItems(
	tx: AppTransaction,
	about: { organisation_id: string; meeting_id: string },
	limit: number
) {
	const { rows } = await sql<{ no: number; sv: string; en: string; half_units: number }>`
		WITH latest AS (SELECT id, instrument_version_id FROM assessment_run
			WHERE organisation_id = ${about.organisation_id} AND respondent_kind = 'workingGroup' AND state = 'closed'
			ORDER BY (meeting_id = ${about.meeting_id}) DESC, closed_at DESC LIMIT 1)
		SELECT item.no, item.text_sv AS sv, item.text_en AS en, score.half_units
		FROM latest JOIN consensus_score AS score ON score.run_id = latest.id
		JOIN instrument_item AS item ON item.instrument_version_id = latest.instrument_version_id AND item.no = score.item_no
		WHERE score.half_units IS NOT NULL
		ORDER BY score.half_units, item.no LIMIT ${limit}`.execute(tx);
	return rows;
}

/** What the organisation has written in its log lately, with what was learned. */
export async function listLatestEntries(tx: AppTransaction, organisationId: string, limit: number) {
	return tx
		.selectFrom('log_entry')
		.select(['sentence', 'learning'])
		.where('organisation_id', '=', organisationId)
		.where('removed_at', 'is', null)
		.orderBy('created_at', 'desc')
		.limit(limit)
		.execute();
}

/** Copies an earlier presentation's pictures; returns the new id of each. */
export async function copyPictures(
	tx: AppTransaction,
	from: string,
	to: { id: string; organisation_id: string },
	now: Date
): Promise<Map<string, string>> {
	const { rows } = await sql<{ old: string; fresh: string }>`
		WITH picture AS (SELECT *, gen_random_uuid() AS fresh FROM presentation_file
			WHERE presentation_id = ${from} AND kind = 'picture'),
		copied AS (INSERT INTO presentation_file (id, presentation_id, organisation_id, kind, name, alt, media_type, bytes, size, pages, width, height, created_at)
			SELECT fresh, ${to.id}, ${to.organisation_id}, kind, name, alt, media_type, bytes, size, pages, width, height, ${now} FROM picture)
		SELECT id AS old, fresh FROM picture`.execute(tx);
	return new Map(rows.map((row) => [row.old, row.fresh]));
}
