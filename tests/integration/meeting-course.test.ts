import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#lib/server/ids.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { arrangeMeeting } from '#lib/server/usecases/meeting/arrange-meeting.ts';
import { editAgenda } from '#lib/server/usecases/meeting/edit-agenda.ts';
import {
	chooseAgenda,
	holdMeeting,
	openMeeting,
	reopenMeeting
} from '#lib/server/usecases/meeting/open-meeting.ts';
import { planMeeting } from '#lib/server/usecases/meeting/plan-meeting.ts';
import { recordMeetingPresence } from '#lib/server/usecases/meeting/record-meeting-presence.ts';
import { stepAgenda } from '#lib/server/usecases/meeting/step-agenda.ts';
import { removeMeeting } from '#lib/server/usecases/round/meetings.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';
import { seedMeeting, type SeededMeeting } from '../support/meetings.ts';

let app: TestApp;
let meeting: SeededMeeting;
let meetingId: string;
beforeAll(async () => {
	app = await testApp();
});
afterAll(async () => {
	await app.close();
});
beforeEach(async () => {
	meeting = await seedMeeting(app);
	meetingId = meeting.meetingId;
});

const leader = () => meeting.blue.keyPerson.actor;
const agenda = async () =>
	(await readSnapshot(app.ports, leader(), meetingId, 'meetingLead')).slices.agenda;
const room = async () =>
	(await readSnapshot(app.ports, leader(), meetingId, 'meetingLead')).slices.room.data;
const open = () => openMeeting(app.ports, leader(), { meetingId });
const next = () => stepAgenda(app.ports, leader(), { meetingId, step: { step: 'next' } });
const here = (...personIds: string[]) =>
	recordMeetingPresence(app.ports, {
		instanceId: newId(),
		meetingId,
		personIds,
		changed: true,
		total: undefined
	});

describe('a meeting', () => {
	test('opens with the usual agenda, an hour for each region, and keeps what it took', async () => {
		await open();
		const items = (await agenda()).data.items;
		expect(items.filter((one) => one.organisation === meeting.red.name)).toHaveLength(6);
		await next();
		app.clock.step(12 * minute);
		await next();
		const [opening] = (await agenda()).data.items;
		expect(opening).toMatchObject({ state: 'done', plannedMinutes: 10, spentSeconds: 720 });
	});

	test('goes past midnight with the same clock', async () => {
		const before = app.ports.clock.now();
		app.clock.setTo(new Date('2026-11-24T22:55:00Z'));
		await open();
		await next();
		app.clock.step(10 * minute);
		await next();
		expect((await agenda()).data.items[0]?.spentSeconds).toBe(600);
		app.clock.setTo(before);
	});

	test('is planned in Swedish time, and stays where it was put', async () => {
		const planned = { day: '2026-07-01', time: '09:00', mode: 'both', place: 'Rådhuset' } as const;
		await planMeeting(app.ports, leader(), { meetingId, ...planned });
		expect((await agenda()).data.meeting).toMatchObject({
			day: '2026-07-01',
			startsAt: '2026-07-01T07:00:00.000Z',
			mode: 'both'
		});
	});

	test('has been held when it left something behind, and can be opened again', async () => {
		await open();
		await next();
		const hold = () => holdMeeting(app.ports, leader(), { meetingId });
		await expect(hold()).rejects.toMatchObject({
			code: 'meetingUnfinished',
			fields: ['noteTaker', 'takeaways', 'nextDate']
		});
		await arrangeMeeting(app.ports, leader(), {
			meetingId,
			noteTakerId: meeting.green.manager.id,
			noTakeaways: true
		});
		await expect(hold()).rejects.toMatchObject({ fields: ['nextDate'] });
		await app.seed.insertMeeting(meeting.groupId, 2);
		await hold();
		expect((await agenda()).data).toMatchObject({
			meeting: { state: 'held' },
			runningItemId: null
		});
		await expect(next()).rejects.toThrow('meetingNotOpen');
		await expect(
			editAgenda(app.ports, leader(), { meetingId, edit: addition(10) })
		).rejects.toThrow('meetingHeld');
		await reopenMeeting(app.ports, leader(), { meetingId });
		await next();
	});

	test('that somebody came to is not removed', async () => {
		await open();
		await here(meeting.blue.keyPerson.id);
		const administrator = await app.seed.insertAdministrator();
		await expect(removeMeeting(app.ports, administrator.actor, { meetingId })).rejects.toThrow(
			'inUse'
		);
	});
});

const addition = (plannedMinutes: number) =>
	({
		edit: 'add',
		itemId: newId(),
		afterItemId: null,
		kind: 'other',
		title: '',
		organisationId: null,
		plannedMinutes
	}) as const;

describe('an agenda', () => {
	test('of one minute is not opened, and the limits are told', async () => {
		await editAgenda(app.ports, leader(), { meetingId, edit: addition(1) });
		await expect(open()).rejects.toThrow('agendaTooShort');
		expect((await agenda()).data.meeting.state).toBe('planned');
	});

	test('of ten hours is refused where it would become so', async () => {
		for (const minutes of [180, 180, 180])
			await editAgenda(app.ports, leader(), { meetingId, edit: addition(minutes) });
		await expect(
			editAgenda(app.ports, leader(), { meetingId, edit: addition(60) })
		).rejects.toThrow('agendaTooLong');
		await expect(
			editAgenda(app.ports, leader(), { meetingId, edit: addition(600) })
		).rejects.toThrow('minutesOutsideLimits');
	});

	test('is made anew from a template until it has begun', async () => {
		await chooseAgenda(app.ports, leader(), { meetingId, template: 'strategist' });
		expect((await agenda()).data.items.some((one) => one.organisationId !== null)).toBe(false);
		await open();
		await next();
		await expect(
			chooseAgenda(app.ports, leader(), { meetingId, template: 'halfDay' })
		).rejects.toThrow('stepNotPossible');
	});

	test('gives no turn to an organisation outside the group, and takes no item of another meeting', async () => {
		const other = await seedMeeting(app);
		await expect(
			editAgenda(app.ports, leader(), {
				meetingId,
				edit: { ...addition(10), organisationId: other.blue.id }
			})
		).rejects.toThrow('notFound');
		await openMeeting(app.ports, other.blue.keyPerson.actor, { meetingId: other.meetingId });
		const theirs = await readSnapshot(
			app.ports,
			other.blue.keyPerson.actor,
			other.meetingId,
			'meeting'
		);
		const item = theirs.slices.agenda.data.items[0];
		await editAgenda(app.ports, leader(), {
			meetingId,
			edit: { ...addition(99), itemId: item?.id ?? '' }
		}).catch(() => undefined);
		const after = await readSnapshot(
			app.ports,
			other.blue.keyPerson.actor,
			other.meetingId,
			'meeting'
		);
		expect(after.slices.agenda.data.items[0]).toEqual(item);
	});

	test('a step from an older agenda is not taken', async () => {
		await open();
		const { version } = await agenda();
		const step = { step: 'next' } as const;
		const press = () => stepAgenda(app.ports, leader(), { meetingId, step, seen: version });
		expect((await press()).stepped).toBe(true);
		expect((await press()).stepped).toBe(false);
		expect((await agenda()).data.items.filter((one) => one.state === 'done')).toEqual([]);
	});
});

describe('of three regions one never came', () => {
	test('the room says so, and its turn goes in one step and comes back in one', async () => {
		await open();
		await here(meeting.blue.keyPerson.id, meeting.green.politician.id);
		const red = (await room()).organisations.find((one) => one.name === meeting.red.name);
		expect(red).toMatchObject({ absent: true, present: 0 });
		const turn = async () =>
			(await agenda()).data.items
				.filter((one) => one.organisationId === meeting.red.id)
				.map((one) => one.state);
		const step = (name: 'skipTurn' | 'unskipTurn') =>
			stepAgenda(app.ports, leader(), {
				meetingId,
				step: { step: name, organisationId: meeting.red.id }
			});
		await step('skipTurn');
		expect(new Set(await turn())).toEqual(new Set(['skipped']));
		await step('unskipTurn');
		expect(new Set(await turn())).toEqual(new Set(['waiting']));
	});
});
