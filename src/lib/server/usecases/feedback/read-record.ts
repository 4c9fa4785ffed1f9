import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan, isMemberOf } from '#lib/domain/access/can.ts';
import { decideOutcome } from '#lib/domain/feedback/takeaway.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import type { MeetingRecordView, RecordCard } from '#lib/contract/views/meeting-record.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { readAgenda } from '../../db/queries/agenda.ts';
import { listAttended, listEntriesOfCards } from '../../db/queries/meeting-record.ts';
import {
	findNextMeeting,
	getMeetingOrThrow,
	type MeetingWithPlace
} from '../../db/queries/meeting-place.ts';
import { findPerson } from '../../db/queries/person.ts';
import { listTakeaways } from '../../db/queries/takeaway.ts';
import type { Ports } from '../../ports.ts';
import { readMeetingSubject } from '../meeting/meeting-rights.ts';
import { meetingFacts } from '../meeting/meeting-views.ts';
import { readTurns } from './card-views.ts';
import { buildReflections } from './reflection-views.ts';
import { readDecisions, readTakeaways, takeawayView } from './take-home-views.ts';

/**
 * What a meeting leaves behind, for the members of its group: what was shown in it, and of what came of it afterwards
 * the reader's own and what others share. @throws ExpectedError notFound, notSignedIn, notAllowed
 */
export async function readRecord(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string }
): Promise<MeetingRecordView> {
	assertRowId(input.meetingId);
	const record = await withActor(ports.db, systemActor, async (tx) => {
		const meeting = await getMeetingOrThrow(tx, input.meetingId);
		assertCan(actor, 'record.read', await readMeetingSubject(tx, meeting, ports.clock.now()));
		return readShared(tx, meeting);
	});
	const { row, facts, cards, ...rest } = record;
	const isOwn = (organisationId: string) => isMemberOf(actor, organisationId);
	return withActor(ports.db, actor, async (tx) => {
		const entries = await listEntriesOfCards(tx, row.id);
		const told: RecordCard[] = cards.map((card) => ({
			...card,
			outcomes: entries.flatMap((entry) => {
				if (entry.card_id !== card.cardId) return [];
				const stored = { ...entry, entryId: entry.id, shared: entry.shared_at !== null };
				const outcome = decideOutcome(stored, { own: isOwn(entry.organisation_id) });
				return outcome === null ? [] : [{ ...outcome, organisation: entry.name }];
			})
		}));
		const received = told.filter((card) => isOwn(card.to.id));
		const given = told.filter((card) => !received.includes(card) && isOwn(card.from?.id ?? ''));
		return {
			...rest,
			meeting: facts,
			own: facts.organisations.filter((one) => isOwn(one.id)),
			received,
			given,
			others: told.filter((card) => !received.includes(card) && !given.includes(card)),
			takeaways: await withOwnOutcomes(tx, row, rest.takeaways, isOwn)
		};
	});
}

/** What all of the group may read alike. */
async function readShared(tx: AppTransaction, row: MeetingWithPlace) {
	const facts = await meetingFacts(tx, row);
	const turns = await readTurns(tx, row);
	const next = await findNextMeeting(tx, row);
	const noteTaker = row.note_taker === null ? undefined : await findPerson(tx, row.note_taker);
	const agenda = await readAgenda(tx, row);
	const nameOf = (id: string | null) => facts.organisations.find((one) => one.id === id) ?? null;
	const attended = await listAttended(tx, row.id);
	return {
		row,
		facts,
		noteTaker: noteTaker?.name ?? null,
		agenda: agenda.items.map((item) => ({
			kind: item.kind,
			title: item.title,
			organisation: nameOf(item.organisationId)?.name ?? null,
			plannedMinutes: item.plannedMinutes,
			actualMinutes: item.startedAt === null ? null : Math.round(item.spentSeconds / 60),
			skipped: item.skippedAt !== null
		})),
		attendance: [...facts.organisations, null].flatMap((organisation) => {
			const people = attended
				.filter((one) => one.organisation_id === (organisation?.id ?? null))
				.map(({ name, role, place, stands_in_for }) => ({
					name,
					role,
					place,
					standsInFor: stands_in_for
				}));
			return people.length === 0 && organisation === null ? [] : [{ organisation, people }];
		}),
		cards: turns.flatMap((turn) => turn.cards.map((card) => ({ ...card, to: turn.organisation }))),
		reflections: await buildReflections(tx, row.id),
		takeaways: await readTakeaways(tx, row.id, row.group_id),
		noTakeaways: row.no_takeaways,
		decisions: await readDecisions(tx, row.id),
		nextDay: next?.held_on ?? null,
		isLast: row.is_last
	};
}

async function withOwnOutcomes(
	tx: AppTransaction,
	meeting: MeetingWithPlace,
	takeaways: MeetingRecordView['takeaways'],
	isOwn: (organisationId: string) => boolean
): Promise<MeetingRecordView['takeaways']> {
	const rows = await listTakeaways(tx, meeting.id);
	return takeaways.map((one) =>
		isOwn(one.organisation.id)
			? {
					...one,
					takeaways: rows
						.filter((row) => row.organisation_id === one.organisation.id)
						.map((row) => takeawayView(row, { groupId: meeting.group_id, own: true }))
				}
			: one
	);
}
