import { sql } from 'kysely';
import type { Agenda, AgendaItem } from '#lib/domain/meeting/agenda.ts';
import type { AppTransaction } from '../database.ts';
import type { MeetingWithPlace } from './meeting-place.ts';

const iso = (date: Date | null) => date?.toISOString() ?? null;
const instant = (text: string | null) => (text === null ? null : new Date(text));

export async function readAgenda(
	tx: AppTransaction,
	meeting: Pick<MeetingWithPlace, 'id' | 'running_item_id' | 'pause_from' | 'pause_minutes'>
): Promise<Agenda> {
	const rows = await tx
		.selectFrom('agenda_item')
		.selectAll()
		.where('meeting_id', '=', meeting.id)
		.orderBy('ordinal')
		.execute();
	const items = rows.map((row) => ({
		id: row.id,
		kind: row.kind,
		title: row.title,
		organisationId: row.organisation_id,
		plannedMinutes: row.planned_minutes,
		addedMinutes: row.added_minutes,
		spentSeconds: row.spent_seconds,
		startedAt: iso(row.started_at),
		runningFrom: iso(row.running_from),
		endedAt: iso(row.ended_at),
		skippedAt: iso(row.skipped_at)
	}));
	const pause =
		meeting.pause_from === null || meeting.pause_minutes === null
			? null
			: { from: meeting.pause_from.toISOString(), minutes: meeting.pause_minutes };
	return { items, runningItemId: meeting.running_item_id, pause };
}

/** Writes what differs between two agendas of a meeting that is held locked. */
export async function saveAgenda(
	tx: AppTransaction,
	meetingId: string,
	before: Agenda,
	after: Agenda
): Promise<void> {
	const kept = new Set(after.items.map((item) => item.id));
	const gone = before.items.filter((item) => !kept.has(item.id)).map((item) => item.id);
	if (gone.length > 0)
		await tx
			.deleteFrom('agenda_item')
			.where('meeting_id', '=', meetingId)
			.where('id', 'in', gone)
			.execute();
	const places = new Map(
		before.items.map((item, index) => [item.id, JSON.stringify([index, item])])
	);
	const changed = after.items
		.map((item, index) => ({ item, index }))
		.filter(({ item, index }) => places.get(item.id) !== JSON.stringify([index, item]));
	if (changed.length > 0)
		await tx
			.insertInto('agenda_item')
			.values(changed.map(({ item, index }) => rowOf(meetingId, item, index + 1)))
			.onConflict((conflict) =>
				conflict
					.column('id')
					.doUpdateSet((row) => ({
						ordinal: row.ref('excluded.ordinal'),
						title: row.ref('excluded.title'),
						planned_minutes: row.ref('excluded.planned_minutes'),
						added_minutes: row.ref('excluded.added_minutes'),
						spent_seconds: row.ref('excluded.spent_seconds'),
						started_at: row.ref('excluded.started_at'),
						running_from: row.ref('excluded.running_from'),
						ended_at: row.ref('excluded.ended_at'),
						skipped_at: row.ref('excluded.skipped_at')
					}))
					// An id that stands in another meeting names nothing here.
					.where(sql<boolean>`agenda_item.meeting_id = excluded.meeting_id`)
			)
			.execute();
	await tx
		.updateTable('meeting')
		.set({
			running_item_id: after.runningItemId,
			pause_from: instant(after.pause?.from ?? null),
			pause_minutes: after.pause?.minutes ?? null
		})
		.where('id', '=', meetingId)
		.execute();
}

function rowOf(meetingId: string, item: AgendaItem, ordinal: number) {
	return {
		id: item.id,
		meeting_id: meetingId,
		ordinal,
		kind: item.kind,
		title: item.title,
		organisation_id: item.organisationId,
		planned_minutes: item.plannedMinutes,
		added_minutes: item.addedMinutes,
		spent_seconds: item.spentSeconds,
		started_at: instant(item.startedAt),
		running_from: instant(item.runningFrom),
		ended_at: instant(item.endedAt),
		skipped_at: instant(item.skippedAt)
	};
}
