import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { addEntrySchema } from '#lib/contract/forms/log.ts';
import { newId } from '#lib/server/ids.ts';
import { addEntry } from '#lib/server/usecases/log/add-entry.ts';
import { prepareEntry } from '#lib/server/usecases/log/prepare-entry.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';
import { LogDesk } from '../support/log-desk.ts';
import { codeOf } from '../support/people.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let organisation: SeededOrganisation;
let karin: SeededPerson;
let omar: SeededPerson;
let desk: LogDesk;
let omars: LogDesk;

beforeAll(async () => {
	app = await testApp();
	organisation = await app.seed.insertOrganisation();
	await app.seed.insertRoundWithGroup([organisation]);
	karin = await app.seed.insertPerson({ name: 'Karin Ek', organisations: [organisation] });
	omar = await app.seed.insertMember(organisation, 'seniorManager');
	desk = new LogDesk(app, karin.actor, organisation);
	omars = new LogDesk(app, omar.actor, organisation);
});
afterAll(() => app.close());
beforeEach(() => app.clock.step(minute));

describe('a new entry', () => {
	test('is planned, private, and a test begins its first cycle', async () => {
		const entry = await desk.read(
			await desk.add({
				sentence: '  Karin  ber nämnden pröva mallen ',
				dueOn: '2026-12-01',
				who: 'karin ek'
			})
		);
		expect(entry).toMatchObject({
			state: 'planned',
			shared: false,
			sentence: 'Karin ber nämnden pröva mallen',
			who: 'karin ek',
			dueOn: '2026-12-01',
			ownerLeft: false
		});
		expect(entry.cycles).toMatchObject([{ ordinal: 1, stage: 'planned' }]);
		expect((await desk.read(await desk.add({ kind: 'activity' }))).cycles).toEqual([]);
	});

	test.each([
		[{ sentence: 'A' }, 'sentenceTooShort', ['sentence']],
		[{ sentence: '  ' }, 'sentenceTooShort', ['sentence']],
		[{ sentence: 'a'.repeat(10_000) }, 'sentenceTooLong', ['sentence']],
		[{ dueOn: '1926-12-01' }, 'dayTooFarOff', ['dueOn']],
		[{ dueOn: '2026-02-30' }, 'notADay', ['dueOn']],
		[{ dueOn: 'i vår' }, 'notADay', ['dueOn']],
		[{ who: 'k'.repeat(121) }, 'textTooLong', ['who']]
	] as [Record<string, string>, string, string[]][])(
		'with %.40j is refused: %s',
		async (given, code, fields) => {
			await expect(desk.add(given)).rejects.toMatchObject({ code, fields });
		}
	);

	test('sent twice is made once', async () => {
		const input = v.parse(addEntrySchema, {
			entryId: newId(),
			organisationId: organisation.id,
			kind: 'decision',
			sentence: 'Nämnden beslutar om mallen'
		});
		const made = await Promise.all([1, 2].map(() => addEntry(app.ports, karin.actor, input)));
		expect(new Set(made.map((one) => one.entryId)).size).toBe(1);
		expect((await desk.read(input.entryId)).history).toHaveLength(1);
	});

	test('taken home keeps where it comes from', async () => {
		const run = await app.seed.insertDraftRun({ organisation, keyPerson: karin });
		const start = await prepareEntry(app.ports, karin.actor, { runId: run.runId, itemNo: 7 });
		expect(start.origin).toMatchObject({
			runId: run.runId,
			itemNo: 7,
			organisationId: organisation.id
		});
		expect(start.origin?.itemText.sv).toContain('beslutsunderlag');
		const entry = await desk.read(
			await desk.add({ runId: run.runId, itemNo: '7', originText: 'Att mallen används' })
		);
		expect(entry).toMatchObject({
			itemNo: 7,
			originRunId: run.runId,
			originText: 'Att mallen används'
		});
		expect(entry.itemText).toEqual(start.origin?.itemText);
	});

	test('is prefilled with what the working group wrote of the next step before the same meeting', async () => {
		const staff = await app.seed.insertDraftRun({ organisation, keyPerson: karin });
		const prefilled = async (itemNo: number) =>
			(await prepareEntry(app.ports, omar.actor, { runId: staff.runId, itemNo })).origin?.nextStep;
		expect(await prefilled(2)).toBe('');
		const runId = newId();
		await app.seed.asSystem(async (tx) => {
			await sql`INSERT INTO assessment_run (id, organisation_id, meeting_id, instrument_version_id, respondent_kind,
				target_group, ordinal, mode, state, created_at, opened_at)
				VALUES (${runId}, ${organisation.id}, ${staff.meetingId}, ${staff.instrumentId}, 'workingGroup',
				'Arbetsgruppen', 1, 'consensus', 'open', now(), now())`.execute(tx);
			await sql`INSERT INTO consensus_score (run_id, organisation_id, item_no, half_units, evidence, next_step, dissent,
				version, score_version, evidence_version, next_step_version, dissent_version, changed_at)
				VALUES (${runId}, ${organisation.id}, 2, 4, '', 'Att nämnden frågar efter det', '', 1, 1, 0, 1, 0, now())`.execute(
				tx
			);
		});
		expect(await prefilled(2)).toBe('Att nämnden frågar efter det');
		expect(await prefilled(3)).toBe('');
	});

	test('is not taken home from a run of others, nor from an item that is not there', async () => {
		const other = await app.seed.insertDraftRun();
		const run = await app.seed.insertDraftRun({ organisation, keyPerson: karin });
		const prepare = (runId: string, itemNo: number) =>
			codeOf(prepareEntry(app.ports, karin.actor, { runId, itemNo }));
		expect(await prepare(other.runId, 1)).toBe('notFound');
		expect(await prepare(run.runId, 99)).toBe('notFound');
		expect(await codeOf(desk.add({ runId: other.runId, itemNo: '1' }))).toBe('notFound');
	});
});

describe('two who write in one entry', () => {
	test('in different fields both keep their words', async () => {
		const entryId = await desk.add();
		await Promise.all([
			desk.change(entryId, { aim: 'Karins mål' }),
			omars.change(entryId, { prediction: 'Omars förutsägelse' })
		]);
		const [cycle] = (await desk.read(entryId)).cycles;
		expect(cycle?.texts).toMatchObject({ aim: 'Karins mål', prediction: 'Omars förutsägelse' });
	});

	test('in the same field: the second has both before them and loses nothing', async () => {
		const entryId = await desk.add();
		await desk.change(entryId, { aim: 'Karins mål' });
		const outcome = await omars.change(entryId, { aim: 'Omars mål', measure: 'Vi räknar' });
		expect(outcome).toEqual({
			versions: { measure: 1 },
			conflicts: [{ field: 'aim', stored: 'Karins mål', version: 1, by: 'Karin Ek' }],
			refused: []
		});
		expect((await desk.read(entryId)).cycles[0]?.texts).toMatchObject({
			aim: 'Karins mål',
			measure: 'Vi räknar'
		});
		const again = await omars.change(entryId, { aim: 'Karins mål och Omars', 'seen.aim': '1' });
		expect(again.versions).toEqual({ aim: 2 });
	});

	test('the same words at once are no conflict', async () => {
		const entryId = await desk.add();
		await desk.change(entryId, { aim: 'Samma' });
		expect(await omars.change(entryId, { aim: 'Samma' })).toEqual({
			versions: { aim: 1 },
			conflicts: [],
			refused: []
		});
	});

	test('what a form was filled with and nobody touched is no change', async () => {
		const entryId = await desk.add();
		await desk.change(entryId, { aim: 'Karins mål' });
		const outcome = await omars.change(entryId, {
			aim: '',
			'was.aim': '',
			'seen.aim': '0',
			measure: 'Vi räknar',
			'was.measure': ''
		});
		expect(outcome).toMatchObject({ versions: { measure: 1 }, conflicts: [] });
		expect((await desk.read(entryId)).cycles[0]?.texts.aim).toBe('Karins mål');
	});

	test('twenty at once in one field: one is saved, nineteen are asked', async () => {
		const entryId = await desk.add();
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, (_, index) =>
				(index % 2 === 0 ? desk : omars).change(entryId, { aim: `Mål ${String(index)}` })
			)
		);
		expect(outcomes.filter((one) => one.versions['aim'] === 1)).toHaveLength(1);
		expect(outcomes.filter((one) => one.conflicts.length === 1)).toHaveLength(19);
	});
});

describe('a changed field', () => {
	test.each([
		[{ sentence: 'B' }, 'sentenceTooShort'],
		[{ sentence: 'b'.repeat(501) }, 'sentenceTooLong'],
		[{ dueOn: '1926-01-01' }, 'dayTooFarOff'],
		[{ aim: 'a'.repeat(4001) }, 'textTooLong'],
		[{ learned: 'För tidigt' }, 'cycleFieldLocked'],
		[{ state: 'done' }, 'cycleFieldLocked']
	] as [Record<string, string>, string][])('%.40j is refused: %s', async (form, code) => {
		const entryId = await desk.add();
		const [field] = Object.keys(form);
		expect(await desk.change(entryId, { ...form, measure: 'Sparas ändå' })).toMatchObject({
			refused: [{ field, code }],
			versions: { measure: 1 }
		});
	});

	test('stands in the history with who, before and after; one person’s typing is one line', async () => {
		const entryId = await desk.add({ kind: 'activity' });
		await desk.change(entryId, { learning: 'Det tog' });
		app.clock.step(minute);
		await desk.change(entryId, { learning: 'Det tog tid', 'seen.learning': '1' });
		app.clock.step(minute);
		await omars.change(entryId, { state: 'done' });
		expect((await desk.read(entryId)).history).toMatchObject([
			{ what: 'state', by: omar.name, before: 'planned', after: 'done' },
			{ what: 'learning', by: 'Karin Ek', before: '', after: 'Det tog tid' },
			{ what: 'added' }
		]);
	});
});

test('an owner who left keeps their name, and it is said that they left', async () => {
	const leaver = await app.seed.insertPerson({
		name: 'Lena Lämnar',
		organisations: [organisation]
	});
	const entryId = await desk.add({ who: 'Lena Lämnar' });
	expect((await desk.read(entryId)).ownerLeft).toBe(false);
	await app.seed.asSystem((tx) =>
		tx.deleteFrom('membership').where('person_id', '=', leaver.id).execute()
	);
	expect(await desk.read(entryId)).toMatchObject({ who: 'Lena Lämnar', ownerLeft: true });
	await desk.change(entryId, { who: 'Karin Ek' });
	expect(await desk.read(entryId)).toMatchObject({ who: 'Karin Ek', ownerLeft: false });
});
