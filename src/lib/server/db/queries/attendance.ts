import { sql } from 'kysely';
import type { AppTransaction } from '../database.ts';

/** Who has not said for this long that they are there has gone. */
const forgottenAfterMilliseconds = 12_000;
/** A sign of life is written down at most this often for one person who stays where they are. */
const writtenEveryMilliseconds = 4500;

function forgottenBefore(now: Date): Date {
	return new Date(now.getTime() - forgottenAfterMilliseconds);
}

/** True when it was written down: the person came, moved, or has been silent for a while. */
export async function saveAttendance(
	tx: AppTransaction,
	run: { id: string; organisation_id: string },
	one: { personId: string; itemNo: number; now: Date }
): Promise<boolean> {
	const due = new Date(one.now.getTime() - writtenEveryMilliseconds);
	const result = await tx
		.insertInto('live_attendance')
		.values({
			run_id: run.id,
			organisation_id: run.organisation_id,
			person_id: one.personId,
			item_no: one.itemNo,
			seen_at: one.now
		})
		.onConflict((conflict) =>
			conflict
				.columns(['run_id', 'person_id'])
				.doUpdateSet({ item_no: one.itemNo, seen_at: one.now })
				.where((where) =>
					where.or([
						where('live_attendance.item_no', '!=', one.itemNo),
						where('live_attendance.seen_at', '<', due)
					])
				)
		)
		.executeTakeFirst();
	return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Forgets who left and who has been silent for long; true when there was somebody to forget. */
export async function forgetAttendance(
	tx: AppTransaction,
	runId: string,
	given: { leaver: string | null; now: Date }
): Promise<boolean> {
	const result = await tx
		.deleteFrom('live_attendance')
		.where('run_id', '=', runId)
		.where((where) =>
			where.or([
				where('seen_at', '<', forgottenBefore(given.now)),
				...(given.leaver === null ? [] : [where('person_id', '=', given.leaver)])
			])
		)
		.executeTakeFirst();
	return result.numDeletedRows > 0n;
}

/** Who is at which item now, with their role in the run's organisation. */
export async function listAttendance(tx: AppTransaction, runId: string, now: Date) {
	return tx
		.selectFrom('live_attendance as here')
		.innerJoin('person', 'person.id', 'here.person_id')
		.leftJoin('membership', (join) =>
			join
				.onRef('membership.person_id', '=', 'here.person_id')
				.onRef('membership.organisation_id', '=', 'here.organisation_id')
		)
		.select(['here.person_id', 'person.name', 'membership.role', 'here.item_no'])
		.where('here.run_id', '=', runId)
		.where('here.seen_at', '>=', forgottenBefore(now))
		.orderBy(sql`person.name COLLATE "sv-x-icu"`)
		.execute();
}
