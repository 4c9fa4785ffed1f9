import { sql, type Insertable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import type { MeetingAttendanceTable } from '../schema/meetings.ts';

/** Says who has the meeting before them on this instance, and forgets whoever left it or has been silent for long. */
export async function savePresent(
	tx: AppTransaction,
	here: { meetingId: string; instanceId: string; personIds: readonly string[]; now: Date }
): Promise<void> {
	const { meetingId, instanceId, personIds, now } = here;
	await tx
		.deleteFrom('live_meeting_presence')
		.where('meeting_id', '=', meetingId)
		.where((where) =>
			where.or([
				where('seen_at', '<', new Date(now.getTime() - 60_000)),
				where.and([
					where('instance_id', '=', instanceId),
					sql<boolean>`person_id <> ALL (${[...personIds]}::uuid[])`
				])
			])
		)
		.execute();
	await sawPersons(tx, here);
}

export async function sawPersons(
	tx: AppTransaction,
	here: { meetingId: string; instanceId: string; personIds: readonly string[]; now: Date }
): Promise<void> {
	if (here.personIds.length === 0) return;
	await tx
		.insertInto('live_meeting_presence')
		.values(
			here.personIds.map((person_id) => ({
				meeting_id: here.meetingId,
				instance_id: here.instanceId,
				person_id,
				seen_at: here.now
			}))
		)
		.onConflict((conflict) =>
			conflict
				.columns(['meeting_id', 'person_id', 'instance_id'])
				.doUpdateSet({ seen_at: here.now })
		)
		.execute();
}

/** Whoever came stays on the list of who was there. */
export async function saveAttended(
	tx: AppTransaction,
	rows: readonly Insertable<MeetingAttendanceTable>[]
): Promise<void> {
	if (rows.length === 0) return;
	await tx
		.insertInto('meeting_attendance')
		.values([...rows])
		.onConflict((conflict) =>
			conflict.columns(['meeting_id', 'person_id']).doUpdateSet((row) => ({
				last_seen_at: row.ref('excluded.last_seen_at')
			}))
		)
		.execute();
}

export async function updateAttended(
	tx: AppTransaction,
	one: {
		meetingId: string;
		personId: string;
		place: 'room' | 'remote' | null;
		standsInFor: string | null;
	}
): Promise<void> {
	await tx
		.updateTable('meeting_attendance')
		.set({ place: one.place, stands_in_for: one.standsInFor })
		.where('meeting_id', '=', one.meetingId)
		.where('person_id', '=', one.personId)
		.execute();
}

/** In the order in which they asked; who has the word first. */
export async function listQueue(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('meeting_queue as one')
		.innerJoin('person', 'person.id', 'one.person_id')
		.select(['person.id', 'person.name', 'one.called_at'])
		.where('one.meeting_id', '=', meetingId)
		.orderBy(sql`one.called_at IS NULL`)
		.orderBy('one.asked_at')
		.orderBy('person.id')
		.execute();
}

/** Who has asked already keeps their place. */
export async function insertQueued(
	tx: AppTransaction,
	one: { meetingId: string; personId: string; now: Date }
): Promise<void> {
	await tx
		.insertInto('meeting_queue')
		.values({
			meeting_id: one.meetingId,
			person_id: one.personId,
			asked_at: one.now,
			called_at: null
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function deleteQueued(
	tx: AppTransaction,
	meetingId: string,
	which: { personId: string } | { called: true }
): Promise<void> {
	const rows = tx.deleteFrom('meeting_queue').where('meeting_id', '=', meetingId);
	await (
		'personId' in which
			? rows.where('person_id', '=', which.personId)
			: rows.where('called_at', 'is not', null)
	).execute();
}

/** False when the person had not asked for the word. */
export async function callQueued(
	tx: AppTransaction,
	one: { meetingId: string; personId: string; now: Date }
): Promise<boolean> {
	const result = await tx
		.updateTable('meeting_queue')
		.set({ called_at: one.now })
		.where('meeting_id', '=', one.meetingId)
		.where('person_id', '=', one.personId)
		.executeTakeFirst();
	return result.numUpdatedRows > 0n;
}

export async function listReady(tx: AppTransaction, itemId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('meeting_ready')
		.select('person_id')
		.where('item_id', '=', itemId)
		.execute();
	return rows.map((row) => row.person_id);
}

export async function saveReady(
	tx: AppTransaction,
	one: { meetingId: string; itemId: string; personId: string; ready: boolean }
): Promise<void> {
	if (one.ready)
		await tx
			.insertInto('meeting_ready')
			.values({ meeting_id: one.meetingId, item_id: one.itemId, person_id: one.personId })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	else
		await tx
			.deleteFrom('meeting_ready')
			.where('item_id', '=', one.itemId)
			.where('person_id', '=', one.personId)
			.execute();
}

export async function findStage(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('meeting_stage as stage')
		.leftJoin('person', 'person.id', 'stage.presenter_person_id')
		.selectAll('stage')
		.select('person.name as presenter_name')
		.where('stage.meeting_id', '=', meetingId)
		.executeTakeFirst();
}
