import { sql } from 'kysely';
import type { AppTransaction } from '../database.ts';

/** Who has not said for this long that they are there has gone. */
const forgottenAfterMilliseconds = 12_000;
/** A sign of life is written down at most this often for one person who stays where they are. */
const writtenEveryMilliseconds = 4500;

/** True when it was written down: the person came, moved, or has been silent for a while. */
export async function saveWriter(
	tx: AppTransaction,
	presentation: { id: string; organisation_id: string },
	one: { personId: string; place: string; now: Date }
): Promise<boolean> {
	const due = new Date(one.now.getTime() - writtenEveryMilliseconds);
	const result = await tx
		.insertInto('presentation_attendance')
		.values({
			presentation_id: presentation.id,
			organisation_id: presentation.organisation_id,
			person_id: one.personId,
			place: one.place,
			seen_at: one.now
		})
		.onConflict((conflict) =>
			conflict
				.columns(['presentation_id', 'person_id'])
				.doUpdateSet({ place: one.place, seen_at: one.now })
				.where((where) =>
					where.or([
						where('presentation_attendance.place', '!=', one.place),
						where('presentation_attendance.seen_at', '<', due)
					])
				)
		)
		.executeTakeFirst();
	return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Forgets who left, and who has been silent for long. */
export async function forgetWriters(
	tx: AppTransaction,
	presentationId: string,
	given: { leaver: string | null; now: Date }
): Promise<boolean> {
	const silentSince = new Date(given.now.getTime() - forgottenAfterMilliseconds);
	const result = await tx
		.deleteFrom('presentation_attendance')
		.where('presentation_id', '=', presentationId)
		.where((where) =>
			where.or([
				where('seen_at', '<', silentSince),
				...(given.leaver === null ? [] : [where('person_id', '=', given.leaver)])
			])
		)
		.executeTakeFirst();
	return result.numDeletedRows > 0n;
}

export async function listWriters(tx: AppTransaction, presentationId: string, now: Date) {
	return tx
		.selectFrom('presentation_attendance as here')
		.innerJoin('person', 'person.id', 'here.person_id')
		.select(['here.person_id', 'person.name', 'here.place'])
		.where('here.presentation_id', '=', presentationId)
		.where('here.seen_at', '>=', new Date(now.getTime() - forgottenAfterMilliseconds))
		.orderBy(sql`person.name COLLATE "sv-x-icu"`)
		.execute();
}
