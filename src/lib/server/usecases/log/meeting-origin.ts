import { ExpectedError } from '#lib/domain/errors.ts';
import type { EntryStart, MeetingOrigin } from '#lib/contract/views/log.ts';
import type { AppTransaction } from '../../db/database.ts';
import { getCardOrThrow } from '../../db/queries/feedback-card.ts';
import {
	findCardOrigin,
	findMeetingPlace,
	findTakeawayOfEntry
} from '../../db/queries/meeting-origin.ts';
import { lockTakeaway, updateTakeaway } from '../../db/queries/takeaway.ts';
import { publish } from '../../live/publish.ts';

type Asked = {
	readonly cardId?: string | null | undefined;
	readonly takeawayId?: string | null | undefined;
};
type Origin = {
	readonly cardId: string | null;
	readonly takeawayId: string | null;
	readonly meetingId: string;
};

/**
 * The card or take-away that a new entry of an organisation grows out of; null when none.
 * @throws ExpectedError notFound (a card not shown, what another organisation took home)
 */
export async function findMeetingOrigin(
	tx: AppTransaction,
	asked: Asked & { readonly organisationId: string }
): Promise<Origin | null> {
	if (asked.takeawayId != null) {
		const takeaway = await lockTakeaway(tx, asked.takeawayId);
		if (takeaway.organisation_id !== asked.organisationId) throw new ExpectedError('notFound');
		const { id, from_card_id, meeting_id } = takeaway;
		return { takeawayId: id, cardId: from_card_id, meetingId: meeting_id };
	}
	if (asked.cardId == null) return null;
	const card = await getCardOrThrow(tx, asked.cardId);
	if (card.shown_at === null) throw new ExpectedError('notFound');
	return { takeawayId: null, cardId: card.id, meetingId: card.meeting_id };
}

/** What was taken home points to the entry it became, and the meeting hears of it. */
export async function tellMeeting(tx: AppTransaction, origin: Origin, entryId: string) {
	if (origin.takeawayId !== null)
		await updateTakeaway(tx, origin.takeawayId, { log_entry_id: entryId });
	await publish(tx, origin.meetingId, 'takeHome');
}

/** What the form of an entry from a meeting starts with, and whose the entry can be. @throws ExpectedError as findMeetingOrigin */
export async function readMeetingStart(
	tx: AppTransaction,
	asked: Asked,
	own: readonly string[]
): Promise<{
	organisationIds: readonly string[];
	start: NonNullable<EntryStart['fromMeeting']>;
} | null> {
	if (asked.takeawayId == null && asked.cardId == null) return null;
	const takeaway = asked.takeawayId == null ? null : await lockTakeaway(tx, asked.takeawayId);
	if (takeaway !== null && !own.includes(takeaway.organisation_id))
		throw new ExpectedError('notFound');
	const cardId = takeaway === null ? (asked.cardId ?? null) : takeaway.from_card_id;
	const card = cardId === null ? null : await findCardOrigin(tx, cardId);
	const text = takeaway?.text ?? card?.text;
	const origin =
		card ?? (takeaway === null ? null : await findMeetingPlace(tx, takeaway.meeting_id));
	if (text === undefined || origin === null) throw new ExpectedError('notFound');
	return {
		organisationIds: takeaway === null ? own : [takeaway.organisation_id],
		start: {
			meetingId: origin.meetingId,
			meetingOrdinal: origin.meetingOrdinal,
			card: card === null ? null : { kind: card.kind, text: card.text, from: card.from },
			cardId: takeaway === null ? cardId : null,
			takeawayId: takeaway?.id ?? null,
			text
		}
	};
}

/** Where a stored entry came from, as far as the reader may know. */
export async function readMeetingOrigin(
	tx: AppTransaction,
	entry: { readonly id: string; readonly origin_card_id: string | null }
): Promise<MeetingOrigin | null> {
	const card =
		entry.origin_card_id === null ? null : await findCardOrigin(tx, entry.origin_card_id);
	if (card !== null) {
		const { meetingId, meetingOrdinal, kind, text, from } = card;
		return { meetingId, meetingOrdinal, card: { kind, text, from } };
	}
	const place = await findTakeawayOfEntry(tx, entry.id);
	return place === null ? null : { ...place, card: null };
}
