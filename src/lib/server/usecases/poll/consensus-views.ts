import { unwritten, type StoredScore } from '#lib/domain/poll/score-edit.ts';
import type { AttendanceView, ItemWritten, ScoresView } from '#lib/contract/live.ts';
import { listAttendance } from '../../db/queries/attendance.ts';
import { getConsensusStep, listScores } from '../../db/queries/consensus.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import type { AppTransaction } from '../../db/database.ts';
import type { AssessmentRunTable } from '../../db/schema/runs.ts';

/** What a working group has set and written, every item of the instrument; nothing for a run of staff. */
export async function readScores(
	tx: AppTransaction,
	run: Pick<AssessmentRunTable, 'id' | 'instrument_version_id' | 'respondent_kind'>
): Promise<ScoresView> {
	const consensusStep = await getConsensusStep(tx, run.instrument_version_id);
	if (run.respondent_kind !== 'workingGroup') return { consensusStep, items: [] };
	const instrument = await getInstrumentOrThrow(tx, run.instrument_version_id);
	const rows = await listScores(tx, run.id);
	return {
		consensusStep,
		items: instrument.items.map(({ no }) => {
			const row = rows.find((one) => one.itemNo === no);
			return itemWritten(no, row ?? unwritten, row);
		})
	};
}

export function itemWritten(
	itemNo: number,
	{ values, versions }: StoredScore,
	last?: { changedBy: string | null; changedAt: Date }
): ItemWritten {
	return {
		itemNo,
		score: { value: values.score, version: versions.score },
		evidence: { value: values.evidence, version: versions.evidence },
		nextStep: { value: values.nextStep, version: versions.nextStep },
		dissent: { value: values.dissent, version: versions.dissent },
		changedBy: last?.changedBy ?? null,
		changedAt: last?.changedAt.toISOString() ?? null
	};
}

export async function readAttendance(
	tx: AppTransaction,
	runId: string,
	now: Date
): Promise<AttendanceView> {
	const rows = await listAttendance(tx, runId, now);
	return {
		present: rows.map((row) => ({
			personId: row.person_id,
			name: row.name,
			role: row.role,
			itemNo: row.item_no
		}))
	};
}
