import { sql } from 'kysely';
import type { AppTransaction } from '../database.ts';

/** Who was there, by name; in whose stead where in somebody's. */
export async function listAttended(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('meeting_attendance as there')
		.innerJoin('person', 'person.id', 'there.person_id')
		.leftJoin('person as absent', 'absent.id', 'there.stands_in_for')
		.select(['there.organisation_id', 'there.role', 'there.place'])
		.select(['person.name', 'absent.name as stands_in_for'])
		.where('there.meeting_id', '=', meetingId)
		.orderBy(sql`person.name COLLATE "sv-x-icu"`)
		.orderBy('person.id')
		.execute();
}

/** Log entries that grew out of a meeting's cards, as far as the actor may read them. */
export async function listEntriesOfCards(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('log_entry as entry')
		.innerJoin('feedback_card as card', 'card.id', 'entry.origin_card_id')
		.innerJoin('organisation', 'organisation.id', 'entry.organisation_id')
		.select(['card.id as card_id', 'entry.id', 'entry.organisation_id', 'entry.sentence'])
		.select(['entry.state', 'entry.learning', 'entry.shared_at', 'organisation.name'])
		.where('card.meeting_id', '=', meetingId)
		.where('entry.removed_at', 'is', null)
		.orderBy('entry.created_at')
		.orderBy('entry.id')
		.execute();
}
