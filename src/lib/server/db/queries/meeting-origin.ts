import type { AppTransaction } from '../database.ts';

/** A shown card with its meeting and its giver; null when the actor may not read it. */
export async function findCardOrigin(tx: AppTransaction, cardId: string) {
	const card = await tx
		.selectFrom('feedback_card as card')
		.innerJoin('meeting', 'meeting.id', 'card.meeting_id')
		.leftJoin('organisation as giver', 'giver.id', 'card.from_organisation_id')
		.select(['card.kind', 'card.text', 'giver.name as from'])
		.select(['meeting.id as meetingId', 'meeting.ordinal as meetingOrdinal'])
		.where('card.id', '=', cardId)
		.where('card.shown_at', 'is not', null)
		.executeTakeFirst();
	return card ?? null;
}

/** The meeting where what became this entry was taken home. */
export async function findTakeawayOfEntry(tx: AppTransaction, entryId: string) {
	const place = await tx
		.selectFrom('takeaway')
		.innerJoin('meeting', 'meeting.id', 'takeaway.meeting_id')
		.select(['meeting.id as meetingId', 'meeting.ordinal as meetingOrdinal'])
		.where('takeaway.log_entry_id', '=', entryId)
		.orderBy('takeaway.created_at')
		.executeTakeFirst();
	return place ?? null;
}

export async function findMeetingPlace(tx: AppTransaction, meetingId: string) {
	const place = await tx
		.selectFrom('meeting')
		.select(['id as meetingId', 'ordinal as meetingOrdinal'])
		.where('id', '=', meetingId)
		.executeTakeFirst();
	return place ?? null;
}
