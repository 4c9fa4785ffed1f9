import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { PlacedCard } from '#lib/domain/feedback/placing.ts';
import type { AppTransaction } from '../database.ts';
import type { FeedbackCardTable } from '../schema/feedback.ts';

export type CardRow = Selectable<FeedbackCardTable>;

function cardsWithNames(tx: AppTransaction) {
	return tx
		.selectFrom('feedback_card as card')
		.leftJoin('organisation as giver', 'giver.id', 'card.from_organisation_id')
		.selectAll('card')
		.select('giver.name as from_name');
}
export type CardWithGiver = Awaited<ReturnType<typeof listShownCards>>[number];

/** The meeting's shown cards. Those without name come in an order that says nothing of when they were written. */
export async function listShownCards(tx: AppTransaction, meetingId: string) {
	return cardsWithNames(tx)
		.where('card.meeting_id', '=', meetingId)
		.where('card.shown_at', 'is not', null)
		.orderBy('card.created_at')
		.orderBy('card.id')
		.execute();
}

/** What the actor has written to the meeting and nobody else sees yet. */
export async function listOwnHiddenCards(tx: AppTransaction, meetingId: string, personId: string) {
	return cardsWithNames(tx)
		.where('card.meeting_id', '=', meetingId)
		.where('card.shown_at', 'is', null)
		.where('card.writer_person_id', '=', personId)
		.orderBy('card.created_at')
		.orderBy('card.id')
		.execute();
}

/** How many cards wait to be shown, by receiver. */
export async function countHiddenCards(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('feedback_card')
		.select(['to_organisation_id', sql<number>`count(*)::int`.as('count')])
		.where('meeting_id', '=', meetingId)
		.where('shown_at', 'is', null)
		.groupBy('to_organisation_id')
		.orderBy('to_organisation_id')
		.execute();
}

/** @throws ExpectedError notFound, also when row level security hides it */
export async function getCardOrThrow(tx: AppTransaction, cardId: string) {
	const card = await cardsWithNames(tx).where('card.id', '=', cardId).executeTakeFirst();
	if (card === undefined) throw new ExpectedError('notFound');
	return card;
}

/** Held until the transaction ends. @throws ExpectedError notFound */
export async function lockCard(tx: AppTransaction, cardId: string): Promise<CardRow> {
	const card = await tx
		.selectFrom('feedback_card')
		.selectAll()
		.where('id', '=', cardId)
		.forUpdate()
		.executeTakeFirst();
	if (card === undefined) throw new ExpectedError('notFound');
	return card;
}

/** Several cards at once, always in the same order, so that two who group never wait for each other. */
export async function lockPlacedCards(
	tx: AppTransaction,
	cardIds: readonly string[]
): Promise<(PlacedCard & { readonly meetingId: string })[]> {
	const rows = await tx
		.selectFrom('feedback_card')
		.select(['id', 'meeting_id', 'to_organisation_id', 'shown_at', 'cluster_id', 'place_version'])
		.where('id', 'in', [...cardIds])
		.orderBy('id')
		.forUpdate()
		.execute();
	return rows.map((row) => ({
		cardId: row.id,
		meetingId: row.meeting_id,
		organisationId: row.to_organisation_id,
		shown: row.shown_at !== null,
		clusterId: row.cluster_id,
		version: row.place_version
	}));
}

/** False when there is a card of this id already: the same card, sent twice. */
export async function insertCard(
	tx: AppTransaction,
	card: Insertable<FeedbackCardTable>
): Promise<boolean> {
	const result = await tx
		.insertInto('feedback_card')
		.values(card)
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateCard(
	tx: AppTransaction,
	cardId: string,
	change: Updateable<FeedbackCardTable>
): Promise<void> {
	await tx.updateTable('feedback_card').set(change).where('id', '=', cardId).execute();
}

export async function deleteCard(tx: AppTransaction, cardId: string): Promise<void> {
	await tx.deleteFrom('feedback_card').where('id', '=', cardId).execute();
}

export async function placeCards(
	tx: AppTransaction,
	cardIds: readonly string[],
	clusterId: string | null
): Promise<void> {
	if (cardIds.length === 0) return;
	await tx
		.updateTable('feedback_card')
		.set({ cluster_id: clusterId, place_version: sql`place_version + 1` })
		.where('id', 'in', [...cardIds])
		.execute();
}

/**
 * Shows every waiting card to an organisation to the meeting. The database does it, since nobody who acts may read
 * them before; it takes the names off those that are to be without. Returns how many there were.
 */
export async function showHiddenCards(
	tx: AppTransaction,
	meetingId: string,
	organisationId: string,
	now: Date
): Promise<number> {
	const { rows } = await sql<{ shown: number }>`
		SELECT show_feedback_cards(${meetingId}::uuid, ${organisationId}::uuid, ${now}) AS shown`.execute(
		tx
	);
	return rows[0]?.shown ?? 0;
}

/** Cards an organisation has given to others and that came to something, what changed last first. */
export async function listGivenCards(
	tx: AppTransaction,
	organisationIds: readonly string[],
	limit: number
) {
	return tx
		.selectFrom('feedback_card as card')
		.innerJoin('log_entry as entry', 'entry.origin_card_id', 'card.id')
		.innerJoin('organisation as receiver', 'receiver.id', 'card.to_organisation_id')
		.select(['card.id', 'card.text', 'card.kind', 'card.meeting_id', 'receiver.name as to_name'])
		.select(['entry.id as entry_id', 'entry.sentence', 'entry.state', 'entry.learning'])
		.where('card.from_organisation_id', 'in', [...organisationIds])
		.where('entry.removed_at', 'is', null)
		.where('entry.shared_at', 'is not', null)
		.whereRef('entry.organisation_id', '=', 'card.to_organisation_id')
		.orderBy(sql`entry.state IN ('done', 'stopped')`, 'desc')
		.orderBy('entry.shared_at', 'desc')
		.orderBy('card.id')
		.limit(limit)
		.execute();
}

export async function hasCards(tx: AppTransaction, meetingId: string): Promise<boolean> {
	const card = await tx
		.selectFrom('feedback_card')
		.select('id')
		.where('meeting_id', '=', meetingId)
		.limit(1)
		.executeTakeFirst();
	return card !== undefined;
}
