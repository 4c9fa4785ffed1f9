import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMeetingSchema } from '#lib/contract/forms/round.ts';
import { addGroup, removeGroup, renameGroup } from '#lib/server/usecases/round/groups.ts';
import { addMeeting, changeMeeting, removeMeeting } from '#lib/server/usecases/round/meetings.ts';
import { joinGroup, leaveGroup } from '#lib/server/usecases/round/places.ts';
import { readGroup, readMeeting } from '#lib/server/usecases/round/read-round.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { meeting, RoundDesk } from '../support/round-desk.ts';
import type { SeededPerson } from '../support/seed.ts';

let app: TestApp;
let administrator: SeededPerson['actor'];
let desk: RoundDesk;

beforeAll(async () => {
	app = await testApp();
	administrator = (await app.seed.insertAdministrator()).actor;
	desk = new RoundDesk(app, administrator);
});
afterAll(() => app.close());

describe('a group', () => {
	it('takes an organisation once per round', async () => {
		const { roundId, groupId } = await desk.newRound();
		const other = await addGroup(app.ports, administrator, { roundId, name: 'Grupp 2' });
		const organisation = await app.seed.insertOrganisation();
		const place = { roundId, groupId, organisationId: organisation.id };
		await joinGroup(app.ports, administrator, place);
		for (const group of [groupId, other.groupId])
			await expect(
				joinGroup(app.ports, administrator, { ...place, groupId: group })
			).rejects.toMatchObject({ code: 'organisationAlreadyInRound', fields: ['organisationId'] });
		const { free } = await readGroup(app.ports, administrator, { roundId, ...other });
		expect(free.map((one) => one.id)).not.toContain(organisation.id);
		const next = await desk.newRound();
		await joinGroup(app.ports, administrator, { ...next, organisationId: organisation.id });
	});

	it('is advised to be two or three, and may be one or four', async () => {
		const { roundId, groupId } = await desk.newRound();
		const advice: unknown[] = [];
		for (let count = 1; count <= 4; count += 1) {
			const { id } = await app.seed.insertOrganisation();
			await joinGroup(app.ports, administrator, { roundId, groupId, organisationId: id });
			advice.push((await desk.read(roundId)).groups[0]?.sizeAdvice);
		}
		expect(advice).toEqual(['tooFew', null, null, 'tooMany']);
	});

	it('takes no organisation under the name of another round', async () => {
		const { groupId } = await desk.newRound();
		const { roundId } = await desk.newRound();
		const { id } = await app.seed.insertOrganisation();
		await expect(
			joinGroup(app.ports, administrator, { roundId, groupId, organisationId: id })
		).rejects.toMatchObject({ code: 'notFound' });
	});

	it('lets an organisation go until it has made a run there', async () => {
		const used = await desk.usedRound();
		await expect(leaveGroup(app.ports, administrator, used)).rejects.toMatchObject({
			code: 'inUse'
		});
		const { id } = await app.seed.insertOrganisation();
		const place = { ...used, organisationId: id };
		await joinGroup(app.ports, administrator, place);
		await leaveGroup(app.ports, administrator, place);
		await expect(leaveGroup(app.ports, administrator, place)).rejects.toMatchObject({
			code: 'notFound'
		});
	});

	it('is renamed by one at a time', async () => {
		const { roundId, groupId } = await desk.newRound();
		const version = (await desk.read(roundId)).groups[0]?.version ?? '';
		const rename = (name: string) =>
			renameGroup(app.ports, administrator, { roundId, groupId, name, version });
		await rename('Norra');
		await expect(rename('Södra')).rejects.toMatchObject({ code: 'changedByAnother' });
		await removeGroup(app.ports, administrator, { groupId });
		await expect(rename('Västra')).rejects.toMatchObject({ code: 'notFound' });
	});

	it('is removed with its meetings and places, unless a run belongs to it', async () => {
		const { groupId, meetingId, roundId } = await desk.usedRound();
		await expect(removeGroup(app.ports, administrator, { groupId })).rejects.toMatchObject({
			code: 'inUse'
		});
		expect(await desk.read(roundId)).toMatchObject({
			groups: [{ organisations: [{}], meetings: [{ meetingId }] }]
		});
	});
});

describe('a meeting', () => {
	it('has a number of its own in the group', async () => {
		const { roundId, groupId } = await desk.newRound();
		const first = await addMeeting(app.ports, administrator, { groupId, ordinal: 1, ...meeting });
		await expect(
			addMeeting(app.ports, administrator, { groupId, ordinal: 1, ...meeting })
		).rejects.toMatchObject({ code: 'nameTaken', fields: ['ordinal'] });
		await addMeeting(app.ports, administrator, { groupId, ordinal: 2, ...meeting });
		const { meeting: seen } = await readMeeting(app.ports, administrator, { roundId, ...first });
		const change = (ordinal: number) =>
			changeMeeting(app.ports, administrator, { roundId, ...seen, ordinal });
		await expect(change(2)).rejects.toMatchObject({ code: 'nameTaken', fields: ['ordinal'] });
		await change(3);
		await expect(change(4)).rejects.toMatchObject({ code: 'changedByAnother' });
	});

	it('is removed unless a run belongs to it', async () => {
		const { meetingId, groupId } = await desk.usedRound();
		await expect(removeMeeting(app.ports, administrator, { meetingId })).rejects.toMatchObject({
			code: 'inUse'
		});
		const unused = await addMeeting(app.ports, administrator, { groupId, ordinal: 2, ...meeting });
		await removeMeeting(app.ports, administrator, unused);
		await expect(removeMeeting(app.ports, administrator, unused)).rejects.toMatchObject({
			code: 'notFound'
		});
	});

	it.each([
		['0', '2026-03-10'],
		['100', '2026-03-10'],
		['två', '2026-03-10'],
		['1', '2026-02-30'],
		['1', 'i mars']
	])('is not number %s on %s', (ordinal, heldOn) => {
		expect(v.safeParse(addMeetingSchema, { ordinal, theme: '', heldOn }).success).toBe(false);
	});
});
