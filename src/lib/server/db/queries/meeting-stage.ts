import type { Updateable } from 'kysely';
import type { ShownPlace } from '#lib/domain/presentation/showing.ts';
import type { AppTransaction } from '../database.ts';
import type { MeetingStageTable } from '../schema/meetings.ts';

/** What the meeting shows, held until the transaction ends; made where there is none yet. */
export async function lockStage(tx: AppTransaction, meetingId: string) {
	await tx
		.insertInto('meeting_stage')
		.values({ meeting_id: meetingId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return tx
		.selectFrom('meeting_stage')
		.selectAll()
		.where('meeting_id', '=', meetingId)
		.forUpdate()
		.executeTakeFirstOrThrow();
}

export async function updateStage(
	tx: AppTransaction,
	meetingId: string,
	change: Updateable<MeetingStageTable>
): Promise<void> {
	await tx
		.updateTable('meeting_stage')
		.set(change)
		.set((set) => ({ version: set('version', '+', 1) }))
		.where('meeting_id', '=', meetingId)
		.execute();
}

type PlaceColumns = Pick<MeetingStageTable, 'step_id' | 'part_key' | 'file_id' | 'page_no'>;

/** The place as it is kept; the process as a whole is none of its parts. */
export function columnsOfPlace(place: ShownPlace): PlaceColumns {
	return {
		step_id: place.at === 'step' ? place.stepId : null,
		part_key: place.at === 'part' ? place.partKey : null,
		file_id: place.at === 'page' ? place.fileId : null,
		page_no: place.at === 'page' ? place.pageNo : null
	};
}

export function placeOfColumns(row: PlaceColumns): ShownPlace {
	if (row.step_id !== null) return { at: 'step', stepId: row.step_id };
	if (row.part_key !== null) return { at: 'part', partKey: row.part_key };
	if (row.file_id !== null && row.page_no !== null)
		return { at: 'page', fileId: row.file_id, pageNo: row.page_no };
	return { at: 'process' };
}
