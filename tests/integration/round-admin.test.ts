import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMeetingSchema, createRoundSchema } from '#lib/contract/forms/round.ts';
import { newId } from '#lib/server/ids.ts';
import { changeRound } from '#lib/server/usecases/round/change-round.ts';
import { createRound } from '#lib/server/usecases/round/create-round.ts';
import { addGroup, removeGroup } from '#lib/server/usecases/round/groups.ts';
import { listInstrumentChoices, listRounds } from '#lib/server/usecases/round/list-rounds.ts';
import { addMeeting } from '#lib/server/usecases/round/meetings.ts';
import { joinGroup } from '#lib/server/usecases/round/places.ts';
import { removeRound } from '#lib/server/usecases/round/remove-round.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { meeting, RoundDesk, roundDetails as details } from '../support/round-desk.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { skl2018, skr2023, type SeededPerson } from '../support/seed.ts';

let app: TestApp;
let administrator: SeededPerson['actor'];
let desk: RoundDesk;

beforeAll(async () => {
	app = await testApp();
	administrator = (await app.seed.insertAdministrator()).actor;
	desk = new RoundDesk(app, administrator);
});
afterAll(() => app.close());

describe('a round', () => {
	it('has groups of organisations, and meetings with a number, a theme and a day', async () => {
		const { roundId, groupId, name } = await desk.newRound();
		const [east, åre] = [
			await app.seed.insertOrganisation('Östra'),
			await app.seed.insertOrganisation('Åre')
		];
		for (const one of [east, åre])
			await joinGroup(app.ports, administrator, { roundId, groupId, organisationId: one.id });
		await addMeeting(app.ports, administrator, { groupId, ordinal: 2, theme: '', heldOn: null });
		await addMeeting(app.ports, administrator, { groupId, ordinal: 1, ...meeting });
		expect(await desk.read(roundId)).toMatchObject({
			name,
			...details,
			practice: false,
			instrumentLocked: false,
			groups: [
				{
					name: 'Grupp 1',
					organisations: [{ name: 'Åre' }, { name: 'Östra' }],
					sizeAdvice: null,
					nextOrdinal: 3,
					meetings: [
						{ ordinal: 1, ...meeting },
						{ ordinal: 2, theme: '', heldOn: null }
					]
				}
			]
		});
		const listed = await listRounds(app.ports, administrator);
		expect(listed.find((one) => one.roundId === roundId)).toMatchObject({
			groups: 1,
			organisations: 2
		});
	});

	it('has groups in the order of their numbers', async () => {
		const { roundId } = await desk.newRound();
		for (const name of ['Grupp 10', 'Grupp 2'])
			await addGroup(app.ports, administrator, { roundId, name });
		expect((await desk.read(roundId)).groups.map((one) => one.name)).toEqual([
			'Grupp 1',
			'Grupp 2',
			'Grupp 10'
		]);
	});

	it('is not made with dates, an instrument or a name that cannot be', async () => {
		const { name } = await desk.newRound();
		const attempt = (change: object) =>
			createRound(app.ports, administrator, { name: newId(), ...details, ...change });
		await expect(attempt({ endsOn: '2026-01-14' })).rejects.toMatchObject({
			code: 'invalidInput',
			fields: ['endsOn']
		});
		await expect(attempt({ startsOn: '2026-02-30' })).rejects.toMatchObject({
			fields: ['startsOn']
		});
		await expect(attempt({ instrumentId: newId() })).rejects.toMatchObject({
			code: 'invalidInput',
			fields: ['instrumentId']
		});
		await expect(attempt({ name: name.toUpperCase() })).rejects.toMatchObject({
			code: 'nameTaken',
			fields: ['name']
		});
	});

	it('is changed, but not over what another administrator has just written', async () => {
		const { roundId, name } = await desk.newRound();
		const { version } = await desk.read(roundId);
		const change = (endsOn: string) =>
			changeRound(app.ports, administrator, { roundId, name, ...details, endsOn, version });
		await change('2027-07-01');
		await expect(change('2027-08-01')).rejects.toMatchObject({ code: 'changedByAnother' });
		expect((await desk.read(roundId)).endsOn).toBe('2027-07-01');
	});

	it('may change its instrument until a run of it exists', async () => {
		const unused = await desk.newRound();
		const { version } = await desk.read(unused.roundId);
		await changeRound(app.ports, administrator, {
			...unused,
			...details,
			instrumentId: skl2018,
			version
		});
		expect((await desk.read(unused.roundId)).instrumentId).toBe(skl2018);

		const used = await desk.usedRound();
		const now = await desk.read(used.roundId);
		expect(now.instrumentLocked).toBe(true);
		const change = { ...used, ...details, version: now.version };
		await expect(
			changeRound(app.ports, administrator, { ...change, instrumentId: skl2018 })
		).rejects.toMatchObject({ code: 'inUse', fields: ['instrumentId'] });
		await changeRound(app.ports, administrator, { ...change, name: `${used.name} igen` });
	});

	it('is removed when it has no groups', async () => {
		const { roundId, groupId } = await desk.newRound();
		await expect(removeRound(app.ports, administrator, { roundId })).rejects.toMatchObject({
			code: 'inUse'
		});
		await removeGroup(app.ports, administrator, { groupId });
		await removeRound(app.ports, administrator, { roundId });
		await expect(desk.read(roundId)).rejects.toMatchObject({ code: 'notFound' });
	});

	it('is not found by an address that is no id, or the id of nothing', async () => {
		for (const roundId of ['ny', '1; DROP TABLE round', newId()])
			await expect(desk.read(roundId)).rejects.toMatchObject({ code: 'notFound' });
	});

	it('made in a practice installation is marked as practice', async () => {
		const practice = await testApp({ PRACTICE: 'on' });
		try {
			const { actor } = await practice.seed.insertAdministrator();
			await createRound(practice.ports, actor, { name: 'Övning', ...details });
			expect(await listRounds(practice.ports, actor)).toMatchObject([{ practice: true }]);
		} finally {
			await practice.close();
		}
	});

	it.each(hostileTexts)('keeps names and themes of %s as they were written', async (_, text) => {
		const { roundId, groupId, name } = await desk.newRound(`${text} ${newId()}`);
		await addGroup(app.ports, administrator, { roundId, name: text });
		const form = v.parse(addMeetingSchema, { ordinal: '1', theme: text });
		await addMeeting(app.ports, administrator, { groupId, ...form });
		const round = await desk.read(roundId);
		expect(round.name).toBe(name);
		expect(round.groups.map((one) => one.name)).toContain(text);
		expect(round.groups.flatMap((one) => one.meetings)).toMatchObject([{ theme: text }]);
	});

	it('takes no text of 100,000 characters', () => {
		const long = 'å'.repeat(100_000);
		expect(v.safeParse(createRoundSchema, { name: long, ...details }).success).toBe(false);
		expect(v.safeParse(addMeetingSchema, { ordinal: '1', theme: long }).success).toBe(false);
	});
});

it('offers the instruments that exist', async () => {
	const choices = await listInstrumentChoices(app.ports, administrator);
	expect(choices.map((one) => one.id)).toEqual([skl2018, skr2023]);
});
