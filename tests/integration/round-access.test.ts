import { afterAll, beforeAll, expect, it } from 'vitest';
import { withActor } from '#lib/server/db/actor.ts';
import type { AppTransaction } from '#lib/server/db/database.ts';
import {
	deleteMeeting,
	insertMeeting,
	listMeetingsOfRound,
	updateMeeting
} from '#lib/server/db/queries/meeting.ts';
import {
	deleteGroup,
	deleteParticipation,
	deleteRound,
	findRound,
	insertGroup,
	insertParticipation,
	insertRound,
	listGroupsOfRound,
	updateGroup,
	updateRound
} from '#lib/server/db/queries/round.ts';
import { newId } from '#lib/server/ids.ts';
import { changeRound } from '#lib/server/usecases/round/change-round.ts';
import { createRound } from '#lib/server/usecases/round/create-round.ts';
import { addGroup, removeGroup, renameGroup } from '#lib/server/usecases/round/groups.ts';
import { listInstrumentChoices, listRounds } from '#lib/server/usecases/round/list-rounds.ts';
import { addMeeting, changeMeeting, removeMeeting } from '#lib/server/usecases/round/meetings.ts';
import { joinGroup, leaveGroup } from '#lib/server/usecases/round/places.ts';
import { readGroup, readMeeting, readRound } from '#lib/server/usecases/round/read-round.ts';
import { removeRound } from '#lib/server/usecases/round/remove-round.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { skl2018, type SeededPerson, type SeededRound } from '../support/seed.ts';

let app: TestApp;
let keyPerson: SeededPerson['actor'];
let round: SeededRound;
let organisationId: string;
let meetingId: string;

beforeAll(async () => {
	app = await testApp();
	const organisation = await app.seed.insertOrganisation();
	organisationId = organisation.id;
	keyPerson = (await app.seed.insertKeyPerson(organisation)).actor;
	round = await app.seed.insertRoundWithGroup([organisation]);
	meetingId = await app.seed.insertMeeting(round.groupId);
});
afterAll(() => app.close());

const days = { startsOn: '2026-01-15', endsOn: '2026-12-31' };

it('lets a key person do nothing to rounds, not even of the own organisation', async () => {
	const { ports } = app;
	const input = {
		...round,
		...days,
		organisationId,
		meetingId,
		name: 'Tagen',
		instrumentId: skl2018,
		version: '1',
		ordinal: 9,
		theme: '',
		heldOn: null
	};
	const attempts = [
		() => listRounds(ports, keyPerson),
		() => listInstrumentChoices(ports, keyPerson),
		() => readRound(ports, keyPerson, input),
		() => readGroup(ports, keyPerson, input),
		() => readMeeting(ports, keyPerson, input),
		() => createRound(ports, keyPerson, input),
		() => changeRound(ports, keyPerson, input),
		() => removeRound(ports, keyPerson, input),
		() => addGroup(ports, keyPerson, input),
		() => renameGroup(ports, keyPerson, input),
		() => removeGroup(ports, keyPerson, input),
		() => joinGroup(ports, keyPerson, input),
		() => leaveGroup(ports, keyPerson, input),
		() => addMeeting(ports, keyPerson, input),
		() => changeMeeting(ports, keyPerson, input),
		() => removeMeeting(ports, keyPerson, input)
	];
	for (const attempt of attempts)
		await expect(attempt()).rejects.toMatchObject({ code: 'notAllowed' });
});

it('refuses a key person in the database too: nothing is written past the check', async () => {
	const asKeyPerson = <T>(work: (tx: AppTransaction) => Promise<T>) =>
		withActor(app.ports.db, keyPerson, work);
	const inserts: ((tx: AppTransaction) => Promise<void>)[] = [
		(tx) =>
			insertRound(tx, {
				id: newId(),
				name: 'X',
				instrument_version_id: skl2018,
				starts_on: days.startsOn,
				ends_on: days.endsOn,
				practice: false,
				created_at: new Date()
			}),
		(tx) => insertGroup(tx, { id: newId(), round_id: round.roundId, name: 'X' }),
		(tx) =>
			insertParticipation(tx, {
				id: newId(),
				round_id: round.roundId,
				group_id: round.groupId,
				organisation_id: organisationId
			}),
		(tx) =>
			insertMeeting(tx, {
				id: newId(),
				group_id: round.groupId,
				ordinal: 9,
				theme: '',
				held_on: null
			})
	];
	for (const insert of inserts)
		await expect(asKeyPerson(insert)).rejects.toThrow(/row-level security/);

	const written = await asKeyPerson(async (tx) => {
		const version = (await findRound(tx, round.roundId))?.version ?? '';
		const [group] = await listGroupsOfRound(tx, round.roundId);
		const [meeting] = await listMeetingsOfRound(tx, round.roundId);
		// The rows are seen: what stops the writing is not that the key person does not know them.
		expect([version, group?.id, meeting?.id]).toEqual([
			expect.stringMatching(/^\d+$/),
			round.groupId,
			meetingId
		]);
		return [
			await updateRound(tx, round.roundId, version, {
				name: 'Tagen',
				instrument_version_id: skl2018,
				starts_on: days.startsOn,
				ends_on: days.endsOn
			}),
			await updateGroup(tx, round.groupId, group?.version ?? '', { name: 'Tagen' }),
			await deleteMeeting(tx, meetingId),
			await deleteParticipation(tx, round.groupId, organisationId)
		];
	});
	expect(written).toEqual([false, false, false, false]);
	// Whoever leads a meeting sets its time, and not which meeting it is.
	await expect(
		asKeyPerson(async (tx) => {
			const [meeting] = await listMeetingsOfRound(tx, round.roundId);
			return updateMeeting(tx, meetingId, meeting?.version ?? '', {
				ordinal: 9,
				theme: '',
				held_on: null
			});
		})
	).rejects.toThrow(/which meeting it is/);
	// With nothing of the group deleted before it, deleting the group and the round fails quietly or by reference.
	expect(await asKeyPerson((tx) => deleteGroup(tx, round.groupId))).toBe(false);
	expect(await asKeyPerson((tx) => deleteRound(tx, round.roundId))).toBe(false);
});
