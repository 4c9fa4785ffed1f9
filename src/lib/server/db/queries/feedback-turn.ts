import { sql, type Updateable } from 'kysely';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { AppTransaction } from '../database.ts';
import type { CardClusterTable, FeedbackTurnTable } from '../schema/feedback.ts';

/** What the meeting chose for its feedback; by default names are shown. */
export async function findFeedbackChoices(tx: AppTransaction, meetingId: string) {
	const row = await tx
		.selectFrom('feedback_meeting')
		.selectAll()
		.where('meeting_id', '=', meetingId)
		.executeTakeFirst();
	return {
		nameless: row?.nameless ?? false,
		reflectionsShownAt: row?.reflections_shown_at ?? null
	};
}

/** Held until the transaction ends, so that nobody writes a card while names are chosen. */
export async function lockFeedbackMeeting(
	tx: AppTransaction,
	meetingId: string,
	strength: 'share' | 'update'
) {
	await tx
		.insertInto('feedback_meeting')
		.values({ meeting_id: meetingId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const rows = tx.selectFrom('feedback_meeting').selectAll().where('meeting_id', '=', meetingId);
	return (strength === 'share' ? rows.forShare() : rows.forUpdate()).executeTakeFirstOrThrow();
}

export async function updateFeedbackMeeting(
	tx: AppTransaction,
	meetingId: string,
	change: { nameless?: boolean; reflections_shown_at?: Date }
): Promise<void> {
	await tx
		.updateTable('feedback_meeting')
		.set(change)
		.where('meeting_id', '=', meetingId)
		.execute();
}

export async function listTurns(tx: AppTransaction, meetingId: string) {
	return tx.selectFrom('feedback_turn').selectAll().where('meeting_id', '=', meetingId).execute();
}

/**
 * Held until the transaction ends: whoever writes a card shares the turn, and whoever shows its cards has it alone, so
 * that none is left hidden behind.
 */
export async function lockTurn(
	tx: AppTransaction,
	meetingId: string,
	organisationId: string,
	strength: 'share' | 'update'
) {
	await tx
		.insertInto('feedback_turn')
		.values({ meeting_id: meetingId, organisation_id: organisationId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const rows = tx
		.selectFrom('feedback_turn')
		.selectAll()
		.where('meeting_id', '=', meetingId)
		.where('organisation_id', '=', organisationId);
	return (strength === 'share' ? rows.forShare() : rows.forUpdate()).executeTakeFirstOrThrow();
}

export async function updateTurn(
	tx: AppTransaction,
	meetingId: string,
	organisationId: string,
	change: Updateable<FeedbackTurnTable>
): Promise<void> {
	await tx
		.updateTable('feedback_turn')
		.set(change)
		.where('meeting_id', '=', meetingId)
		.where('organisation_id', '=', organisationId)
		.execute();
}

export async function listClusters(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('card_cluster')
		.selectAll()
		.where('meeting_id', '=', meetingId)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

/** @throws ExpectedError notFound */
export async function lockCluster(tx: AppTransaction, clusterId: string) {
	const cluster = await tx
		.selectFrom('card_cluster')
		.selectAll()
		.where('id', '=', clusterId)
		.forUpdate()
		.executeTakeFirst();
	if (cluster === undefined) throw new ExpectedError('notFound');
	return cluster;
}

/** The group of this id, made when there is none. */
export async function ensureCluster(
	tx: AppTransaction,
	cluster: { id: string; meeting_id: string; organisation_id: string; created_at: Date }
): Promise<void> {
	await tx
		.insertInto('card_cluster')
		.values({ ...cluster, title: '' })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
}

export async function updateCluster(
	tx: AppTransaction,
	clusterId: string,
	change: Updateable<CardClusterTable>
): Promise<void> {
	await tx.updateTable('card_cluster').set(change).where('id', '=', clusterId).execute();
}

/** A group without cards is no group. */
export async function deleteEmptyClusters(
	tx: AppTransaction,
	meetingId: string,
	organisationId: string
): Promise<void> {
	await tx
		.deleteFrom('card_cluster')
		.where('meeting_id', '=', meetingId)
		.where('organisation_id', '=', organisationId)
		.where(sql<boolean>`NOT EXISTS (SELECT FROM feedback_card WHERE cluster_id = card_cluster.id)`)
		.execute();
}
