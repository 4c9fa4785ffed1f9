import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AgendaView, RoomView } from '#lib/contract/views/meeting.ts';
import { boot, type Application } from '#lib/server/boot.ts';
import { removeMember } from '#lib/server/usecases/person/change-members.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { migrationsDir } from '../support/databases.ts';
import { until } from '../support/embedded.ts';
import { LiveHost, type LiveClient } from '../support/live.ts';
import { seedMeeting, wallOfMeeting, type SeededMeeting } from '../support/meetings.ts';

/** Two instances on one database: what happens in a meeting on one is heard on the other. */
let app: TestApp;
let second: Application;
let here: LiveHost;
let there: LiveHost;
beforeAll(async () => {
	app = await testApp();
	second = await boot(app.ports.config, { migrationsDir, clock: app.clock });
	here = await LiveHost.start(app.application);
	there = await LiveHost.start(second);
});
afterAll(async () => {
	await here.close();
	await there.close();
	await second.close();
	await app.close();
});

let meeting: SeededMeeting;
let lead: LiveClient;
let peer: LiveClient;
let politician: LiveClient;
let wall: LiveClient;

beforeEach(async () => {
	meeting = await seedMeeting(app);
	lead = await here.signedIn(meeting.blue.keyPerson);
	peer = await there.signedIn(meeting.green.keyPerson);
	politician = await there.signedIn(meeting.green.politician);
	wall = await there.wall(await wallOfMeeting(app, meeting));
	await lead.watch(meeting.meetingId, 'meetingLead');
	await peer.watch(meeting.meetingId, 'meetingLead');
	await politician.watch(meeting.meetingId, 'meeting');
	await wall.watch(meeting.meetingId, 'meetingWall');
});

const agendaOf = (client: LiveClient) => client.latest('agenda') as AgendaView;
const roomOf = (client: LiveClient) => client.latest('room') as RoomView;
const runningOf = (client: LiveClient) =>
	agendaOf(client).items.find((item) => item.id === agendaOf(client).runningItemId)?.kind ?? null;
const send = (client: LiveClient, name: string, input: object = {}) =>
	client.command(name, { meetingId: meeting.meetingId, ...input });

test('what one facilitator does is seen by all at once, on another instance too', async () => {
	await send(lead, 'openMeeting');
	await send(lead, 'stepAgenda', { step: { step: 'next' } });
	for (const client of [lead, peer, politician, wall])
		await until(() => runningOf(client) === 'opening');
	const running = agendaOf(lead).runningItemId;
	await send(peer, 'stepAgenda', { step: { step: 'extend', itemId: running, minutes: 5 } });
	await until(() => agendaOf(wall).items[0]?.addedMinutes === 5);
	await until(() => roomOf(lead).leaders.length === 2);
});

test('two facilitators who press at the same moment take one step', async () => {
	await send(lead, 'openMeeting');
	await until(() => agendaOf(peer).meeting.state === 'open');
	const seen = peer.slices.findLast((one) => one.slice === 'agenda')?.version;
	const press = (client: LiveClient) =>
		send(client, 'stepAgenda', { step: { step: 'next' }, seen });
	const replies = await Promise.all([press(lead), press(peer)]);
	const stepped = replies.map((one) => one.ok && (one.data as { stepped: boolean }).stepped);
	expect(stepped.filter(Boolean)).toHaveLength(1);
	await until(() => runningOf(lead) === 'opening' && runningOf(peer) === 'opening');
});

describe('who is in the room', () => {
	test('is known by the people who are connected, over instances, with the roles that are missing', async () => {
		await until(() => roomOf(lead).presentCount === 3);
		const green = roomOf(lead).organisations.find((one) => one.name === meeting.green.name);
		expect(green).toMatchObject({ missing: ['seniorManager'], absent: false, present: 2 });
		politician.disconnect();
		await until(() => roomOf(lead).presentCount === 2);
		const left = roomOf(lead).organisations.find((one) => one.name === meeting.green.name);
		expect(left?.missing).toEqual(['politician', 'seniorManager']);
	});

	test('asks for the word in turn, and gets it', async () => {
		await send(lead, 'openMeeting');
		await send(politician, 'raiseHand', { raised: true });
		app.clock.step(1000);
		await send(peer, 'raiseHand', { raised: true });
		await until(() => roomOf(wall).queue.length === 2);
		expect(roomOf(wall).queue.map((one) => one.name)).toEqual([
			meeting.green.politician.name,
			meeting.green.keyPerson.name
		]);
		await send(lead, 'giveWord', { personId: meeting.green.keyPerson.id, word: 'has' });
		await until(() => roomOf(politician).queue[0]?.called === true);
		expect(roomOf(politician).queue[0]?.name).toBe(meeting.green.keyPerson.name);
	});
});

test('a wall is told how many and which roles, never who was there or who leads', async () => {
	await send(lead, 'openMeeting');
	await until(() => roomOf(wall).presentCount === 3);
	const words = wall.everything();
	for (const person of [meeting.blue.keyPerson, meeting.green.politician, meeting.green.manager])
		for (const word of [person.name, person.id, person.email]) expect(words).not.toContain(word);
});

test('a participant hears nothing of the guests’ addresses or the links', async () => {
	await send(lead, 'openMeeting');
	await until(() => agendaOf(politician).meeting.state === 'open');
	expect(politician.everything()).not.toContain('@');
	expect(politician.everything()).not.toContain('token');
});

test.each(['meeting', 'meetingLead', 'meetingWall'] as const)(
	'a stranger with the address of a meeting does not watch it as %s',
	async (audience) => {
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const client = await here.signedIn(stranger);
		expect(await client.watch(meeting.meetingId, audience)).toEqual({
			ok: false,
			code: 'notAllowed'
		});
		await send(lead, 'openMeeting');
		await until(() => agendaOf(lead).meeting.state === 'open');
		expect(client.slices).toEqual([]);
	}
);

test('a participant does not watch as a facilitator, and a wall as neither', async () => {
	expect((await politician.watch(meeting.meetingId, 'meetingLead')).ok).toBe(false);
	expect((await wall.watch(meeting.meetingId, 'meeting')).ok).toBe(false);
	expect((await send(politician, 'stepAgenda', { step: { step: 'next' } })).ok).toBe(false);
	expect((await send(wall, 'raiseHand', { raised: true })).ok).toBe(false);
});

test('a participant who is removed in mid-sentence is out within a second', async () => {
	await send(lead, 'openMeeting');
	const before = performance.now();
	await removeMember(app.ports, meeting.green.keyPerson.actor, {
		organisationId: meeting.green.id,
		personId: meeting.green.politician.id
	});
	await politician.gone;
	expect(performance.now() - before).toBeLessThan(1000);
	expect(politician.goodbyes).toEqual(['revoked']);
});
