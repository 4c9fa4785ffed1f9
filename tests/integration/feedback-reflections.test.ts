import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/access/actor.ts';
import { readMine } from '#lib/server/usecases/feedback/read-mine.ts';
import { readRecord } from '#lib/server/usecases/feedback/read-record.ts';
import { saveReflection, showReflections } from '#lib/server/usecases/feedback/reflect.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { openMeeting } from '#lib/server/usecases/meeting/open-meeting.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { codeOf } from '../support/people.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let south: SeededOrganisation;
let leader: SeededPerson;
let peer: SeededPerson;
let meetingId: string;

beforeAll(async () => {
	app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
	const north = await app.seed.insertOrganisation();
	south = await app.seed.insertOrganisation();
	const { groupId } = await app.seed.insertRoundWithGroup([north, south]);
	meetingId = await app.seed.insertMeeting(groupId);
	leader = await app.seed.insertKeyPerson(north);
	peer = await app.seed.insertMember(south);
	await openMeeting(app.ports, leader.actor, { meetingId });
});

const record = (person: SeededPerson) => readRecord(app.ports, person.actor, { meetingId });

describe('reflections', () => {
	const save = (person: SeededPerson, organisation: SeededOrganisation, text: string, seen = 0) =>
		saveReflection(app.ports, person.actor, {
			meetingId,
			organisationId: organisation.id,
			question: 'why',
			text,
			seen
		});
	const live = async (actor: Actor) =>
		(await readSnapshot(app.ports, actor, meetingId, 'meeting')).slices.reflection.data;

	test('are their writer’s alone until they are shown, then told by organisation and never by whom', async () => {
		const secret = 'För att vi vågade fråga';
		await save(peer, south, secret);
		expect(JSON.stringify(await live(leader.actor))).not.toContain(secret);
		expect(JSON.stringify(await readMine(app.ports, leader.actor, { meetingId }))).not.toContain(
			secret
		);
		expect(JSON.stringify(await record(leader))).not.toContain(secret);
		expect(await live(leader.actor)).toMatchObject({ shown: false, writers: 1 });
		expect(await codeOf(showReflections(app.ports, peer.actor, { meetingId }))).toBe('notAllowed');
		await showReflections(app.ports, leader.actor, { meetingId });
		const shown = await live(leader.actor);
		expect(shown.organisations).toEqual([
			{
				organisation: { id: south.id, name: south.name },
				answers: [{ question: 'why', texts: [secret] }]
			}
		]);
		expect(JSON.stringify(shown)).not.toContain(peer.name);
	});

	test('are not written over from another of one’s own devices', async () => {
		expect(await save(peer, south, 'Från telefonen')).toEqual({ version: 1, conflict: null });
		expect(await save(peer, south, 'Från datorn')).toEqual({
			version: 1,
			conflict: 'Från telefonen'
		});
		expect(await save(peer, south, 'Båda', 1)).toEqual({ version: 2, conflict: null });
	});
});
