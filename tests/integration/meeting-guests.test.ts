import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicActor } from '#lib/domain/access/actor.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { comeAsGuest, readGuestLink } from '#lib/server/usecases/meeting/come-as-guest.ts';
import { endGuest, inviteGuest, readGuests } from '#lib/server/usecases/meeting/guests.ts';
import {
	createMeetingWallLink,
	endMeetingWallLink,
	readMeetingWallLinks
} from '#lib/server/usecases/meeting/meeting-wall-links.ts';
import { listMeetings } from '#lib/server/usecases/meeting/list-meetings.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { day } from '../support/clock.ts';
import { LiveHost } from '../support/live.ts';
import { seedMeeting, type SeededMeeting } from '../support/meetings.ts';

let app: TestApp;
let host: LiveHost;
let meeting: SeededMeeting;
let meetingId: string;
beforeAll(async () => {
	app = await testApp();
	host = await LiveHost.start(app.application);
});
afterAll(async () => {
	await host.close();
	await app.close();
});
beforeEach(async () => {
	meeting = await seedMeeting(app);
	meetingId = meeting.meetingId;
});

const browser = {
	address: '127.0.0.1',
	userAgent: 'test',
	session: undefined,
	device: undefined,
	origin: 'http://127.0.0.1',
	locale: 'sv'
} as const;
const leader = () => meeting.blue.keyPerson.actor;
const invite = (email = `gast-${meetingId}@vankrets.example`) =>
	inviteGuest(app.ports, leader(), { meetingId, name: 'Gun Gäst', email });
const press = (token: string, actor: Parameters<typeof comeAsGuest>[1] = publicActor) =>
	comeAsGuest(app.ports, actor, { token }, browser);

describe('a guest', () => {
	test('comes in once by a link, to this meeting and no other', async () => {
		const { token } = await invite();
		expect(await readGuestLink(app.ports, publicActor, { token })).toMatchObject({
			name: 'Gun Gäst',
			standing: 'join'
		});
		const { started } = await press(token);
		await expect(press(token)).rejects.toThrow('linkNotValid');
		const signedIn = await app.ports.sessions.read(started?.session.value);
		const guest = signedIn?.actor ?? publicActor;
		await readSnapshot(app.ports, guest, meetingId, 'meeting');
		expect((await listMeetings(app.ports, guest)).map((one) => one.meetingId)).toEqual([meetingId]);
		const other = await seedMeeting(app);
		await expect(readSnapshot(app.ports, guest, other.meetingId, 'meeting')).rejects.toThrow(
			'notAllowed'
		);
		await expect(readSnapshot(app.ports, guest, meetingId, 'meetingLead')).rejects.toThrow(
			'notAllowed'
		);
	});

	test('is shown out within a second, and the link with them', async () => {
		const { started } = await press((await invite()).token);
		const client = await host.withCookie(`session=${started?.session.value ?? ''}`);
		expect((await client.watch(meetingId, 'meeting')).ok).toBe(true);
		const [guest] = await readGuests(app.ports, leader(), { meetingId });
		const before = performance.now();
		await endGuest(app.ports, leader(), { meetingId, guestId: guest?.guestId ?? '' });
		await client.gone;
		expect(performance.now() - before).toBeLessThan(1000);
		const again = await host.withCookie(`session=${started?.session.value ?? ''}`);
		expect((await again.watch(meetingId, 'meeting')).ok).toBe(false);
	});

	test('an address that has an account comes in only as the person it belongs to', async () => {
		const somebody = await app.seed.insertPerson();
		const { token } = await invite(somebody.email);
		await expect(press(token)).rejects.toThrow('signInFirst');
		await expect(press(token, meeting.red.keyPerson.actor)).rejects.toThrow('signInFirst');
		expect((await press(token, somebody.actor)).started).toBeNull();
		await readSnapshot(app.ports, somebody.actor, meetingId, 'meeting');
	});

	test('a later link to the same address ends the one before, and time ends both', async () => {
		const first = await invite();
		const second = await invite();
		await expect(press(first.token)).rejects.toThrow('linkNotValid');
		const before = app.ports.clock.now();
		app.clock.step(400 * day);
		await expect(press(second.token)).rejects.toThrow('linkNotValid');
		app.clock.setTo(before);
	});

	test('is invited by whoever leads, and by nobody else', async () => {
		const guest = { meetingId, name: 'Gun Gäst', email: 'gun@vankrets.example' };
		await expect(inviteGuest(app.ports, meeting.blue.politician.actor, guest)).rejects.toThrow(
			'notAllowed'
		);
	});
});

describe('a wall on a link', () => {
	test('shows its meeting and no other, and goes dark when the link ends', async () => {
		const { token } = await createMeetingWallLink(app.ports, leader(), { meetingId });
		const other = await seedMeeting(app);
		const wall = await host.wall(token);
		expect((await wall.watch(meetingId, 'meetingWall')).ok).toBe(true);
		expect((await wall.watch(other.meetingId, 'meetingWall')).ok).toBe(false);
		const [link] = await readMeetingWallLinks(app.ports, leader(), { meetingId });
		await endMeetingWallLink(app.ports, leader(), { meetingId, linkId: link?.id ?? '' });
		await wall.gone;
		expect(wall.goodbyes).toEqual(['revoked']);
	});

	test('is ended only by whoever leads its meeting', async () => {
		await createMeetingWallLink(app.ports, leader(), { meetingId });
		const [link] = await readMeetingWallLinks(app.ports, leader(), { meetingId });
		const other = await seedMeeting(app);
		await expect(
			endMeetingWallLink(app.ports, other.blue.keyPerson.actor, {
				meetingId: other.meetingId,
				linkId: link?.id ?? ''
			})
		).rejects.toThrow('notFound');
	});
});
