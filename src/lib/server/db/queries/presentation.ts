import { sql, type Insertable, type Updateable } from 'kysely';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { AppTransaction } from '../database.ts';
import type { PresentationTable } from '../schema/presentations.ts';

function presentationsWithPlace(tx: AppTransaction) {
	return tx
		.selectFrom('presentation')
		.innerJoin('organisation', 'organisation.id', 'presentation.organisation_id')
		.innerJoin('meeting', 'meeting.id', 'presentation.meeting_id')
		.innerJoin('benchmarking_group as circle', 'circle.id', 'meeting.group_id')
		.innerJoin('round', 'round.id', 'circle.round_id')
		.selectAll('presentation')
		.select([
			'organisation.name as organisation_name',
			'meeting.ordinal as meeting_ordinal',
			'meeting.theme',
			'meeting.held_on',
			'meeting.group_id',
			'circle.name as group_name',
			'circle.round_id',
			'round.name as round_name',
			'round.instrument_version_id'
		]);
}

export type PresentationWithPlace = Awaited<ReturnType<typeof getPresentationOrThrow>>;

/** @throws ExpectedError presentationNotReadable, also when row level security hides it */
export async function getPresentationOrThrow(tx: AppTransaction, presentationId: string) {
	const found = await presentationsWithPlace(tx)
		.where('presentation.id', '=', presentationId)
		.executeTakeFirst();
	if (found === undefined) throw new ExpectedError('presentationNotReadable');
	return found;
}

/** Held until the transaction ends. @throws ExpectedError presentationNotReadable */
export async function lockPresentation(tx: AppTransaction, presentationId: string) {
	const found = await tx
		.selectFrom('presentation')
		.selectAll()
		.where('id', '=', presentationId)
		.forUpdate()
		.executeTakeFirst();
	if (found === undefined) throw new ExpectedError('presentationNotReadable');
	return found;
}

export async function findPresentation(
	tx: AppTransaction,
	where: { organisationId: string; meetingId: string }
) {
	return tx
		.selectFrom('presentation')
		.selectAll()
		.where('organisation_id', '=', where.organisationId)
		.where('meeting_id', '=', where.meetingId)
		.executeTakeFirst();
}

/** Of organisations that take part in the meeting's group. */
export async function listPresentationsOfMeetingRows(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('presentation')
		.leftJoin('meeting_shown as shown', (join) =>
			join
				.onRef('shown.presentation_id', '=', 'presentation.id')
				.onRef('shown.meeting_id', '=', 'presentation.meeting_id')
		)
		.selectAll('presentation')
		.select('shown.shown_at')
		.where('presentation.meeting_id', '=', meetingId)
		.orderBy('presentation.created_at')
		.execute();
}

/** An organisation's presentations, the latest meeting first. */
export async function listPresentationsOfOrganisations(
	tx: AppTransaction,
	organisationIds: readonly string[]
) {
	if (organisationIds.length === 0) return [];
	return presentationsWithPlace(tx)
		.where('presentation.organisation_id', 'in', [...organisationIds])
		.orderBy('round.starts_on', 'desc')
		.orderBy('meeting.ordinal', 'desc')
		.execute();
}

/** Every meeting that these organisations take part in, with the place of each; the latest round and meeting first. */
export async function listMeetingsOfOrganisations(
	tx: AppTransaction,
	organisationIds: readonly string[]
) {
	if (organisationIds.length === 0) return [];
	return tx
		.selectFrom('meeting')
		.innerJoin('benchmarking_group as circle', 'circle.id', 'meeting.group_id')
		.innerJoin('round', 'round.id', 'circle.round_id')
		.innerJoin('participation', 'participation.group_id', 'circle.id')
		.innerJoin('organisation', 'organisation.id', 'participation.organisation_id')
		.select([
			'meeting.id',
			'meeting.ordinal',
			'meeting.theme',
			'meeting.held_on',
			'circle.id as group_id',
			'circle.name as group_name',
			'round.id as round_id',
			'round.name as round_name',
			'organisation.id as organisation_id',
			'organisation.name as organisation_name'
		])
		.where('organisation.id', 'in', [...organisationIds])
		.orderBy('round.starts_on', 'desc')
		.orderBy(sql`meeting.held_on DESC NULLS FIRST`)
		.orderBy('meeting.ordinal', 'desc')
		.orderBy(sql`organisation.name COLLATE "sv-x-icu"`)
		.execute();
}

/** The meeting with its group and round. @throws ExpectedError notFound */
export async function getMeetingPlaceOrThrow(tx: AppTransaction, meetingId: string) {
	const found = await tx
		.selectFrom('meeting')
		.innerJoin('benchmarking_group as circle', 'circle.id', 'meeting.group_id')
		.select(['meeting.id', 'meeting.group_id', 'circle.round_id'])
		.where('meeting.id', '=', meetingId)
		.executeTakeFirst();
	if (found === undefined) throw new ExpectedError('notFound');
	return found;
}

/** False when the organisation has one for the meeting already. */
export async function insertPresentation(
	tx: AppTransaction,
	row: Insertable<PresentationTable>
): Promise<boolean> {
	const result = await tx
		.insertInto('presentation')
		.values(row)
		.onConflict((conflict) => conflict.columns(['organisation_id', 'meeting_id']).doNothing())
		.executeTakeFirst();
	return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updatePresentation(
	tx: AppTransaction,
	presentationId: string,
	change: Updateable<PresentationTable>
): Promise<void> {
	await tx.updateTable('presentation').set(change).where('id', '=', presentationId).execute();
}

/** Remembers that it was presented in the meeting: from now on those present may read it. */
export async function insertShown(
	tx: AppTransaction,
	row: { meeting_id: string; presentation_id: string; organisation_id: string; shown_at: Date }
): Promise<void> {
	await tx
		.insertInto('meeting_shown')
		.values(row)
		.onConflict((conflict) => conflict.columns(['meeting_id', 'presentation_id']).doNothing())
		.execute();
}

export async function findShown(tx: AppTransaction, presentationId: string) {
	return tx
		.selectFrom('meeting_shown')
		.selectAll()
		.where('presentation_id', '=', presentationId)
		.executeTakeFirst();
}

export async function deleteShown(tx: AppTransaction, presentationId: string): Promise<void> {
	await tx.deleteFrom('meeting_shown').where('presentation_id', '=', presentationId).execute();
}
