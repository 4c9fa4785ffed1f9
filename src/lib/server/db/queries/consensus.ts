import type { ItemScore, ConsensusStep } from '#lib/domain/poll/consensus.ts';
import { unwritten, type StoredScore } from '#lib/domain/poll/score-edit.ts';
import type { AppTransaction } from '../database.ts';

export type ScoreRow = StoredScore & {
	readonly itemNo: number;
	readonly changedBy: string | null;
	readonly changedAt: Date;
};

/** What is written about a run's items, in item order; items nobody has written about have no row. */
export async function listScores(tx: AppTransaction, runId: string): Promise<ScoreRow[]> {
	const rows = await tx
		.selectFrom('consensus_score as score')
		.leftJoin('person', 'person.id', 'score.changed_by')
		.selectAll('score')
		.select('person.name as changed_by_name')
		.where('score.run_id', '=', runId)
		.orderBy('score.item_no')
		.execute();
	return rows.map((row) => ({
		itemNo: row.item_no,
		version: row.version,
		values: {
			score: row.half_units,
			evidence: row.evidence,
			nextStep: row.next_step,
			dissent: row.dissent
		},
		versions: {
			score: row.score_version,
			evidence: row.evidence_version,
			nextStep: row.next_step_version,
			dissent: row.dissent_version
		},
		changedBy: row.changed_by_name,
		changedAt: row.changed_at
	}));
}

/** One item as it stands; read it under the run's lock. */
export async function findScore(
	tx: AppTransaction,
	runId: string,
	itemNo: number
): Promise<StoredScore> {
	const rows = await listScores(tx, runId);
	return rows.find((row) => row.itemNo === itemNo) ?? unwritten;
}

export async function saveScoreRow(
	tx: AppTransaction,
	run: { id: string; organisation_id: string },
	score: { itemNo: number; stored: StoredScore; changedBy: string | null; now: Date }
): Promise<void> {
	const { version, values: said, versions } = score.stored;
	const values = {
		half_units: said.score,
		evidence: said.evidence,
		next_step: said.nextStep,
		dissent: said.dissent,
		version,
		score_version: versions.score,
		evidence_version: versions.evidence,
		next_step_version: versions.nextStep,
		dissent_version: versions.dissent,
		changed_by: score.changedBy,
		changed_at: score.now
	};
	await tx
		.insertInto('consensus_score')
		.values({
			run_id: run.id,
			organisation_id: run.organisation_id,
			item_no: score.itemNo,
			...values
		})
		.onConflict((conflict) => conflict.columns(['run_id', 'item_no']).doUpdateSet(values))
		.execute();
}

/** The scores alone, one for each item of the instrument: null where none is set. */
export async function listItemScores(
	tx: AppTransaction,
	runId: string,
	itemNumbers: readonly number[]
): Promise<ItemScore[]> {
	const rows = await tx
		.selectFrom('consensus_score')
		.select(['item_no', 'half_units'])
		.where('run_id', '=', runId)
		.execute();
	return itemNumbers.map((itemNo) => ({
		itemNo,
		halfUnits: rows.find((row) => row.item_no === itemNo)?.half_units ?? null
	}));
}

export async function getConsensusStep(
	tx: AppTransaction,
	instrumentVersionId: string
): Promise<ConsensusStep> {
	const row = await tx
		.selectFrom('instrument_version')
		.select('consensus_step')
		.where('id', '=', instrumentVersionId)
		.executeTakeFirstOrThrow();
	return Number(row.consensus_step) === 0.5 ? 0.5 : 1;
}
