import { sql, type Insertable } from 'kysely';
import type { RespondentKind, RunState } from '#lib/domain/poll/run-state.ts';
import type { PublishedItem } from '#lib/domain/poll/tally.ts';
import type { Screen } from '#lib/domain/poll/screen.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { AppTransaction } from '../database.ts';
import type { AssessmentRunTable } from '../schema/runs.ts';

function runsWithPlace(tx: AppTransaction) {
	return tx
		.selectFrom('assessment_run as run')
		.innerJoin('organisation', 'organisation.id', 'run.organisation_id')
		.innerJoin('meeting', 'meeting.id', 'run.meeting_id')
		.innerJoin('benchmarking_group as circle', 'circle.id', 'meeting.group_id')
		.innerJoin('round', 'round.id', 'circle.round_id')
		.selectAll('run')
		.select([
			'organisation.name as organisation_name',
			'meeting.ordinal as meeting_ordinal',
			'meeting.theme as meeting_theme',
			'meeting.held_on as meeting_held_on',
			'circle.id as group_id',
			'round.id as round_id',
			'round.name as round_name',
			'round.practice as practice'
		]);
}

export type RunWithPlace = Awaited<ReturnType<typeof getRunOrThrow>>;

/** @throws ExpectedError notFound, also when row level security hides it */
export async function getRunOrThrow(tx: AppTransaction, runId: string) {
	const run = await runsWithPlace(tx).where('run.id', '=', runId).executeTakeFirst();
	if (run === undefined) throw new ExpectedError('notFound');
	return run;
}

/** Newest first: runs of these organisations. */
export async function listRunsOfOrganisations(
	tx: AppTransaction,
	organisationIds: readonly string[]
) {
	if (organisationIds.length === 0) return [];
	return runsWithPlace(tx)
		.where('run.organisation_id', 'in', [...organisationIds])
		.orderBy('run.created_at', 'desc')
		.execute();
}

/** Held until the transaction ends: two facilitators open, close and step one after another. */
export async function lockRun(tx: AppTransaction, runId: string) {
	const run = await tx
		.selectFrom('assessment_run')
		.selectAll()
		.where('id', '=', runId)
		.forUpdate()
		.executeTakeFirst();
	if (run === undefined) throw new ExpectedError('notFound');
	return run;
}

export async function insertRun(
	tx: AppTransaction,
	run: Insertable<AssessmentRunTable>
): Promise<void> {
	await tx.insertInto('assessment_run').values(run).execute();
}

/** Held until the transaction ends: who asks at the same moment gets the number after. */
export async function nextRunOrdinal(
	tx: AppTransaction,
	organisationId: string,
	meetingId: string,
	asks: RespondentKind = 'staff'
): Promise<number> {
	await sql`SELECT pg_advisory_xact_lock(hashtextextended(${organisationId + meetingId}, 0))`.execute(
		tx
	);
	const row = await tx
		.selectFrom('assessment_run')
		.select((select) => select.fn.max('ordinal').as('highest'))
		.where('organisation_id', '=', organisationId)
		.where('meeting_id', '=', meetingId)
		.where('respondent_kind', '=', asks)
		.executeTakeFirst();
	return (row?.highest ?? 0) + 1;
}

export async function updateRun(
	tx: AppTransaction,
	runId: string,
	change: {
		state: RunState;
		opened_at?: Date;
		closed_at?: Date;
		join_code?: string;
		respondent_count?: number | null;
	}
): Promise<void> {
	await tx.updateTable('assessment_run').set(change).where('id', '=', runId).execute();
}

/** What may still change before a run opens. */
export async function updateDraftRun(
	tx: AppTransaction,
	runId: string,
	change: {
		target_group: string;
		eligible_count: number | null;
		last_day: string | null;
		k: number;
	}
): Promise<void> {
	await tx
		.updateTable('assessment_run')
		.set(change)
		.where('id', '=', runId)
		.where('state', '=', 'draft')
		.execute();
}

export async function deleteDraftRun(tx: AppTransaction, runId: string): Promise<boolean> {
	const result = await tx
		.deleteFrom('assessment_run')
		.where('id', '=', runId)
		.where('state', '=', 'draft')
		.executeTakeFirst();
	return result.numDeletedRows > 0n;
}

export async function getScreenOrThrow(tx: AppTransaction, runId: string): Promise<Screen> {
	const row = await tx
		.selectFrom('run_screen')
		.selectAll()
		.where('run_id', '=', runId)
		.executeTakeFirst();
	if (row === undefined) throw new ExpectedError('notFound');
	return {
		stage: row.stage,
		itemNo: row.item_no,
		revealed: row.revealed,
		joinShown: row.join_shown,
		sort: row.sort,
		silence:
			row.silent_from === null || row.silent_seconds === null
				? null
				: { from: row.silent_from.toISOString(), seconds: row.silent_seconds }
	};
}

export async function saveScreen(
	tx: AppTransaction,
	run: { id: string; organisation_id: string },
	screen: Screen
): Promise<void> {
	const values = {
		stage: screen.stage,
		item_no: screen.itemNo,
		revealed: screen.revealed,
		join_shown: screen.joinShown,
		sort: screen.sort,
		silent_from: screen.silence === null ? null : new Date(screen.silence.from),
		silent_seconds: screen.silence?.seconds ?? null
	};
	await tx
		.insertInto('run_screen')
		.values({ run_id: run.id, organisation_id: run.organisation_id, ...values })
		.onConflict((conflict) => conflict.column('run_id').doUpdateSet(values))
		.execute();
}

export async function insertResults(
	tx: AppTransaction,
	run: { id: string; organisation_id: string },
	items: readonly PublishedItem[]
): Promise<void> {
	await tx
		.insertInto('run_result')
		.values(
			items.map((item) => ({
				run_id: run.id,
				organisation_id: run.organisation_id,
				item_no: item.itemNo,
				counts: item.suppressed ? null : [...item.counts],
				dont_know: item.suppressed ? null : item.dontKnow
			}))
		)
		.execute();
}

/** The published result in item order; empty while the run is not closed. */
export async function listResults(tx: AppTransaction, runId: string): Promise<PublishedItem[]> {
	const rows = await tx
		.selectFrom('run_result')
		.selectAll()
		.where('run_id', '=', runId)
		.orderBy('item_no')
		.execute();
	return rows.map((row) =>
		row.counts === null || row.dont_know === null
			? { itemNo: row.item_no, suppressed: true }
			: { itemNo: row.item_no, suppressed: false, counts: row.counts, dontKnow: row.dont_know }
	);
}

/** Versions of a topic's slices; 0 for one that never changed. */
export async function readVersions(
	tx: AppTransaction,
	topic: string
): Promise<(slice: string) => number> {
	const rows = await tx
		.selectFrom('live_slice')
		.select(['slice', 'version'])
		.where('topic', '=', topic)
		.execute();
	const versions = new Map(rows.map((row) => [row.slice, Number(row.version)]));
	return (slice) => versions.get(slice) ?? 0;
}
