import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicActor } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/server/db/actor.ts';
import { newId } from '#lib/server/ids.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { leaveLead, nameFacilitator, takeLead } from '#lib/server/usecases/meeting/facilitators.ts';
import { listMeetings } from '#lib/server/usecases/meeting/list-meetings.ts';
import { openMeeting } from '#lib/server/usecases/meeting/open-meeting.ts';
import { recordMeetingPresence } from '#lib/server/usecases/meeting/record-meeting-presence.ts';
import { stepAgenda } from '#lib/server/usecases/meeting/step-agenda.ts';
import { attendMeeting, raiseHand, sayReady } from '#lib/server/usecases/meeting/take-part.ts';
import { testApp, type TestApp } from '../support/app.ts';
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

describe('whoever leads', () => {
	test('leaves, and another takes over; until then the room says who can', async () => {
		await open();
		await here(meeting.green.keyPerson.id);
		await leaveLead(app.ports, leader(), { meetingId });
		expect((await room()).leaders).toEqual([]);
		expect((await room()).mayLead[0]).toMatchObject({
			personId: meeting.green.keyPerson.id,
			present: true
		});
		await takeLead(app.ports, meeting.green.keyPerson.actor, { meetingId });
		expect((await room()).leaders.map((one) => one.personId)).toEqual([meeting.green.keyPerson.id]);
	});

	test('hands over to a politician, who then leads', async () => {
		await open();
		const { politician } = meeting.green;
		const step = () =>
			stepAgenda(app.ports, politician.actor, { meetingId, step: { step: 'next' } });
		await expect(step()).rejects.toThrow('notAllowed');
		await nameFacilitator(app.ports, leader(), {
			meetingId,
			personId: politician.id,
			handOver: true
		});
		expect((await step()).stepped).toBe(true);
		expect((await room()).leaders.map((one) => one.name)).toEqual([politician.name]);
	});

	test('names nobody from outside', async () => {
		const stranger = await app.seed.insertPerson();
		await expect(
			nameFacilitator(app.ports, leader(), { meetingId, personId: stranger.id, handOver: false })
		).rejects.toThrow('notFound');
	});
});

describe('whoever takes part', () => {
	test('stands in for somebody of their own organisation, and counts as them', async () => {
		await open();
		const { blue, green } = meeting;
		const substitute = await app.seed.insertMember(blue, 'other');
		await here(substitute.id, blue.keyPerson.id, blue.manager.id);
		const attend = (standsInFor: string) =>
			attendMeeting(app.ports, substitute.actor, { meetingId, place: 'remote', standsInFor });
		await expect(attend(green.politician.id)).rejects.toThrow('notFound');
		await expect(attend(substitute.id)).rejects.toThrow('notFound');
		await attend(blue.politician.id);
		const own = (await room()).organisations.find((one) => one.name === blue.name);
		expect(own?.missing).toEqual([]);
		expect(own?.people.find((one) => one.personId === substitute.id)).toMatchObject({
			place: 'remote',
			standsInFor: { name: blue.politician.name }
		});
	});

	test('says that they are done with what runs, not with what ran', async () => {
		await open();
		await next();
		const first = (await agenda()).data.runningItemId ?? '';
		const { politician } = meeting.green;
		await here(politician.id);
		const ready = (itemId: string) =>
			sayReady(app.ports, politician.actor, { meetingId, itemId, ready: true });
		await ready(first);
		expect((await room()).readyCount).toBe(1);
		await next();
		expect((await room()).readyCount).toBe(0);
		await ready(first);
		expect((await room()).readyCount).toBe(0);
	});

	test('raises no hand before the meeting is open', async () => {
		await expect(
			raiseHand(app.ports, meeting.red.politician.actor, { meetingId, raised: true })
		).rejects.toThrow('meetingNotOpen');
	});

	test('has the meeting on their list, and a stranger has not', async () => {
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const ids = async (actor: typeof stranger.actor) =>
			(await listMeetings(app.ports, actor)).map((one) => one.meetingId);
		expect(await ids(meeting.red.politician.actor)).toEqual([meetingId]);
		expect(await ids(stranger.actor)).toEqual([]);
		await expect(listMeetings(app.ports, publicActor)).rejects.toThrow('notSignedIn');
	});
});

test('the database itself keeps strangers and participants from what is not theirs', async () => {
	await open();
	const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
	const seen = (actor: typeof stranger.actor) =>
		withActor(app.ports.db, actor, (tx) =>
			tx.selectFrom('agenda_item').select('id').where('meeting_id', '=', meetingId).execute()
		);
	expect(await seen(stranger.actor)).toEqual([]);
	expect((await seen(meeting.red.politician.actor)).length).toBeGreaterThan(0);
	const changed = await withActor(app.ports.db, meeting.red.politician.actor, (tx) =>
		tx
			.updateTable('agenda_item')
			.set({ title: 'Mitt' })
			.where('meeting_id', '=', meetingId)
			.executeTakeFirst()
	);
	expect(changed.numUpdatedRows).toBe(0n);
	await expect(
		withActor(app.ports.db, meeting.red.politician.actor, (tx) =>
			tx
				.insertInto('meeting_queue')
				.values({
					meeting_id: meetingId,
					person_id: meeting.blue.politician.id,
					asked_at: app.ports.clock.now(),
					called_at: null
				})
				.execute()
		)
	).rejects.toMatchObject({ code: '42501' });
});
