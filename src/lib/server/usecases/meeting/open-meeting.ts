import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertAgendaLength, newItem } from '#lib/domain/meeting/agenda-plan.ts';
import { stopped } from '#lib/domain/meeting/agenda-step.ts';
import {
	defaultAgendaTemplate,
	planAgenda,
	type AgendaTemplateName
} from '#lib/domain/meeting/agenda-templates.ts';
import { assertCanBeHeld, assertNotHeld } from '#lib/domain/meeting/life-cycle.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import type { MeetingInput } from '#lib/contract/commands/meeting.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { readAgenda, saveAgenda } from '../../db/queries/agenda.ts';
import {
	getMeetingOrThrow,
	listOrganisationsOfGroup,
	lockMeeting,
	updateMeetingRow,
	type MeetingWithPlace
} from '../../db/queries/meeting-place.ts';
import { newId } from '../../ids.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { showCardsAfterSilence } from '../feedback/show-cards.ts';
import { lead } from './change-agenda.ts';
import { closingOf } from './meeting-views.ts';
import { getPersonInMeeting } from './meeting-rights.ts';

/** One change of a meeting's state under its lock, told to everybody in it. */
async function changeState(
	ports: Ports,
	actor: Actor,
	input: MeetingInput,
	work: (tx: AppTransaction, meeting: MeetingWithPlace) => Promise<void>
): Promise<void> {
	const { personId } = await getPersonInMeeting(ports, actor, input.meetingId, 'meeting.lead');
	await withActor(ports.db, actor, async (tx) => {
		await lockMeeting(tx, input.meetingId);
		await work(tx, await getMeetingOrThrow(tx, input.meetingId));
		await lead(tx, ports, input.meetingId, personId);
		await publish(tx, input.meetingId, 'agenda');
		await publish(tx, input.meetingId, 'room');
	});
}

/**
 * planned → open, with the usual agenda where none was made. Opening what is open already does nothing.
 * @throws ExpectedError meetingHeld, agendaTooShort, agendaTooLong, notAllowed, notFound
 */
export async function openMeeting(ports: Ports, actor: Actor, input: MeetingInput): Promise<void> {
	await changeState(ports, actor, input, async (tx, meeting) => {
		assertNotHeld(meeting);
		if (meeting.state === 'open') return;
		if ((await readAgenda(tx, meeting)).items.length === 0)
			await fillAgenda(tx, meeting, defaultAgendaTemplate);
		assertAgendaLength((await readAgenda(tx, meeting)).items);
		const now = ports.clock.now();
		await updateMeetingRow(tx, meeting.id, {
			state: 'open',
			opened_at: now,
			held_on: meeting.held_on ?? swedishDay(now)
		});
	});
}

/**
 * open → held. What still runs ends now. @throws ExpectedError meetingNotOpen, meetingUnfinished, notAllowed, notFound
 */
export async function holdMeeting(ports: Ports, actor: Actor, input: MeetingInput): Promise<void> {
	await changeState(ports, actor, input, async (tx, meeting) => {
		if (meeting.state === 'held') return;
		assertCanBeHeld({ state: meeting.state, ...(await closingOf(tx, meeting)) });
		const agenda = await readAgenda(tx, meeting);
		const now = ports.clock.now();
		await saveAgenda(tx, meeting.id, agenda, stopped(agenda, now.toISOString(), 'end'));
		// Nobody writes in silence any more, whatever was left of the agenda: what was written is given.
		const organisations = await listOrganisationsOfGroup(tx, meeting.group_id);
		const organisationIds = organisations.map((one) => one.id);
		await showCardsAfterSilence(tx, meeting.id, nothingLeft, { organisationIds, now });
		await updateMeetingRow(tx, meeting.id, { state: 'held', held_at: now });
	});
}
const nothingLeft = { items: [], runningItemId: null };

/** held → open: pressed too early. @throws ExpectedError notAllowed, notFound */
export async function reopenMeeting(
	ports: Ports,
	actor: Actor,
	input: MeetingInput
): Promise<void> {
	await changeState(ports, actor, input, async (tx, meeting) => {
		if (meeting.state === 'held')
			await updateMeetingRow(tx, meeting.id, { state: 'open', held_at: null });
	});
}

/**
 * Makes the agenda anew from a template, before anything of it has run.
 * @throws ExpectedError stepNotPossible, meetingHeld, notAllowed, notFound
 */
export async function chooseAgenda(
	ports: Ports,
	actor: Actor,
	input: MeetingInput & { template: AgendaTemplateName }
): Promise<void> {
	const { meetingId, template } = input;
	await getPersonInMeeting(ports, actor, meetingId, 'meeting.lead');
	await withActor(ports.db, actor, async (tx) => {
		await lockMeeting(tx, meetingId);
		const meeting = await getMeetingOrThrow(tx, meetingId);
		assertNotHeld(meeting);
		await fillAgenda(tx, meeting, template);
		await publish(tx, meetingId, 'agenda');
	});
}

async function fillAgenda(
	tx: AppTransaction,
	meeting: MeetingWithPlace,
	template: AgendaTemplateName
): Promise<void> {
	const before = await readAgenda(tx, meeting);
	if (before.items.some((item) => item.startedAt !== null))
		throw new ExpectedError('stepNotPossible');
	const organisations = await listOrganisationsOfGroup(tx, meeting.group_id);
	const planned = planAgenda(
		template,
		organisations.map((one) => one.id)
	);
	const items = planned.map((one) => newItem(newId(), one));
	await saveAgenda(tx, meeting.id, before, { ...before, items });
}
