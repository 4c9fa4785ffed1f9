import { isMemberOf } from '#lib/domain/access/can.ts';
import type { Actor, MemberRole } from '#lib/domain/access/actor.ts';
import { stateOfItem } from '#lib/domain/meeting/agenda.ts';
import { stillMissing, type Closing } from '#lib/domain/meeting/life-cycle.ts';
import type {
	AgendaView,
	MeetingAudience,
	MeetingFacts,
	MeetingMe,
	StageView
} from '#lib/contract/views/meeting.ts';
import type { Slice } from '#lib/contract/live.ts';
import type { AppTransaction } from '../../db/database.ts';
import { readAgenda } from '../../db/queries/agenda.ts';
import { findPerson } from '../../db/queries/person.ts';
import {
	findNextMeeting,
	getMeetingOrThrow,
	listOrganisationsOfGroup,
	type MeetingWithPlace
} from '../../db/queries/meeting-place.ts';
import { countTakeaways } from '../../db/queries/takeaway.ts';
import { findStage } from '../../db/queries/meeting-room.ts';
import { placeOfColumns } from '../../db/queries/meeting-stage.ts';
import type { Ports } from '../../ports.ts';
import { buildCards } from '../feedback/card-views.ts';
import { buildReflections } from '../feedback/reflection-views.ts';
import { buildTakeHome } from '../feedback/take-home-views.ts';
import { getMeetingFor, type MeetingSubject } from './meeting-rights.ts';
import { readRoom } from './room-view.ts';

const permissionOf = {
	meeting: 'meeting.take',
	meetingLead: 'meeting.lead',
	meetingWall: 'meeting.read'
} as const;

/** Checks once that the actor may watch the meeting in this audience. @throws ExpectedError */
export async function assertMayWatchMeeting(
	ports: Ports,
	actor: Actor,
	meetingId: string,
	audience: MeetingAudience
): Promise<void> {
	await getMeetingFor(ports, actor, meetingId, permissionOf[audience]);
}

/** The data of one slice of a meeting for one audience; read as the system, for whoever has been found to may. */
export async function buildMeetingSlice(
	ports: Ports,
	tx: AppTransaction,
	meetingId: string,
	audience: MeetingAudience,
	slice: Slice
): Promise<unknown> {
	const meeting = await getMeetingOrThrow(tx, meetingId);
	switch (slice) {
		case 'agenda':
			return agendaView(tx, meeting, audience);
		case 'room':
			return readRoom(ports, tx, meeting, audience);
		case 'stage':
			return stageView(tx, meetingId, audience);
		case 'cards':
			return buildCards(tx, meeting, audience);
		case 'reflection':
			return buildReflections(tx, meetingId);
		case 'takeHome':
			return buildTakeHome(tx, meeting);
		default:
			throw new RangeError(`a meeting has no ${slice}`);
	}
}

async function agendaView(
	tx: AppTransaction,
	meeting: MeetingWithPlace,
	audience: MeetingAudience
): Promise<AgendaView> {
	const agenda = await readAgenda(tx, meeting);
	const facts = await meetingFacts(tx, meeting);
	const nameOf = new Map(facts.organisations.map((one) => [one.id, one.name]));
	const noteTaker =
		meeting.note_taker === null || audience === 'meetingWall'
			? undefined
			: await findPerson(tx, meeting.note_taker);
	const next = await findNextMeeting(tx, meeting);
	return {
		meeting: facts,
		items: agenda.items.map((item) => ({
			...item,
			state: stateOfItem(agenda, item),
			organisation: item.organisationId === null ? null : (nameOf.get(item.organisationId) ?? null)
		})),
		runningItemId: agenda.runningItemId,
		pause: agenda.pause,
		noteTaker: noteTaker === undefined ? null : { personId: noteTaker.id, name: noteTaker.name },
		noTakeaways: meeting.no_takeaways,
		isLast: meeting.is_last,
		nextDay: next?.held_on ?? null,
		missing: stillMissing(await closingOf(tx, meeting))
	};
}

/** What decides whether a meeting has been held. */
export async function closingOf(
	tx: AppTransaction,
	meeting: MeetingWithPlace
): Promise<Omit<Closing, 'state'>> {
	const next = await findNextMeeting(tx, meeting);
	return {
		hasNoteTaker: meeting.note_taker !== null,
		takeaways: await countTakeaways(tx, meeting.id),
		noTakeaways: meeting.no_takeaways,
		hasNextDate: next !== undefined && next.held_on !== null,
		isLast: meeting.is_last
	};
}

export async function meetingFacts(
	tx: AppTransaction,
	meeting: MeetingWithPlace
): Promise<MeetingFacts> {
	return {
		meetingId: meeting.id,
		groupId: meeting.group_id,
		group: meeting.group_name,
		roundName: meeting.round_name,
		practice: meeting.practice,
		ordinal: meeting.ordinal,
		theme: meeting.theme,
		day: meeting.held_on,
		startsAt: meeting.starts_at?.toISOString() ?? null,
		openedAt: meeting.opened_at?.toISOString() ?? null,
		heldAt: meeting.held_at?.toISOString() ?? null,
		state: meeting.state,
		mode: meeting.mode,
		place: meeting.place,
		organisations: await listOrganisationsOfGroup(tx, meeting.group_id)
	};
}

/** A wall tells of nobody who is there. */
async function stageView(
	tx: AppTransaction,
	meetingId: string,
	audience: MeetingAudience
): Promise<StageView> {
	const row = await findStage(tx, meetingId);
	return {
		presentationId: row?.presentation_id ?? null,
		stepId: row?.step_id ?? null,
		place: row === undefined ? { at: 'process' } : placeOfColumns(row),
		compareStage: row?.compare_stage ?? null,
		presenter:
			audience === 'meetingWall' || row === undefined || row.presenter_person_id === null
				? null
				: { personId: row.presenter_person_id, name: row.presenter_name ?? '' },
		version: row?.version ?? 0
	};
}

/** Who the reader is in this meeting. */
export function meetingMe(actor: Actor, subject: MeetingSubject, mayLead: boolean): MeetingMe {
	if (actor.kind !== 'person')
		return { personId: null, organisationId: null, role: null, mayLead: false, isGuest: false };
	const organisationId = subject.groupOrganisationIds.find((one) => isMemberOf(actor, one)) ?? null;
	const role: MemberRole | null =
		actor.memberships.find((one) => one.organisationId === organisationId)?.role ?? null;
	return {
		personId: actor.personId,
		organisationId,
		role,
		mayLead,
		isGuest: organisationId === null
	};
}
