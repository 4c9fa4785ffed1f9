import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readList } from '#lib/server/usecases/log/list-entries.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';
import { filterOf, LogDesk } from '../support/log-desk.ts';
import { codeOf } from '../support/people.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let organisation: SeededOrganisation;
let karin: SeededPerson;
let omar: SeededPerson;
let desk: LogDesk;

beforeAll(async () => {
	app = await testApp();
	organisation = await app.seed.insertOrganisation();
	await app.seed.insertRoundWithGroup([organisation]);
	karin = await app.seed.insertPerson({ name: 'Karin Ek', organisations: [organisation] });
	omar = await app.seed.insertMember(organisation, 'seniorManager');
	desk = new LogDesk(app, karin.actor, organisation);
});
afterAll(() => app.close());
beforeEach(() => app.clock.step(minute));

describe('a test', () => {
	test('is not begun without a prediction and a measure', async () => {
		const entryId = await desk.add();
		await expect(desk.step(entryId, 'do')).rejects.toMatchObject({
			code: 'planIncomplete',
			fields: ['prediction', 'measure']
		});
		expect((await desk.read(entryId)).state).toBe('planned');
	});

	test('is not acted on without study', async () => {
		const entryId = await desk.add();
		await desk.change(entryId, { prediction: 'P', measure: 'M' });
		await desk.step(entryId, 'do');
		expect(await codeOf(desk.step(entryId, 'adopt'))).toBe('stepNotInCycle');
		await desk.step(entryId, 'study');
		await expect(desk.step(entryId, 'abandon')).rejects.toMatchObject({
			code: 'studyIncomplete',
			fields: ['observed', 'learned']
		});
	});

	test('adapted opens the next cycle prefilled, and shows what was learned', async () => {
		const entryId = await desk.studied();
		await desk.change(entryId, { nextChange: 'En mall på en sida' });
		await desk.step(entryId, 'adapt');
		const entry = await desk.read(entryId);
		expect(entry).toMatchObject({ state: 'planned', learning: 'Mallen är för lång' });
		expect(entry.cycles).toMatchObject([
			{ ordinal: 1, stage: 'acted', decision: 'adapt' },
			{
				ordinal: 2,
				stage: 'planned',
				texts: { changeIdea: 'En mall på en sida', measure: 'Vi räknar', prediction: '' }
			}
		]);
		const late = await desk.change(entryId, { learned: 'Sent', cycle: '1' });
		expect(late.refused).toEqual([{ field: 'learned', code: 'cycleFieldLocked' }]);
	});

	test('pressed twice is adapted once', async () => {
		const entryId = await desk.studied();
		const presses = await Promise.all([1, 2, 3].map(() => codeOf(desk.step(entryId, 'adapt'))));
		expect(presses.sort()).toEqual(['stepNotInCycle', 'stepNotInCycle', 'went well']);
		expect((await desk.read(entryId)).cycles).toHaveLength(2);
	});

	test('is adopted only with somebody who keeps it alive', async () => {
		const entryId = await desk.studied();
		expect(await codeOf(desk.step(entryId, 'adopt'))).toBe('ownerMissing');
		await desk.change(entryId, { who: 'Karin Ek' });
		await desk.step(entryId, 'adopt');
		expect((await desk.read(entryId)).state).toBe('done');
	});

	test('abandoned keeps what was learned before everyone', async () => {
		const entryId = await desk.studied();
		await desk.step(entryId, 'abandon');
		const { rows } = await readList(app.ports, omar.actor, filterOf({ state: 'stopped' }), 1);
		expect(rows.find((row) => row.entryId === entryId)?.learning).toBe('Mallen är för lång');
		await desk.step(entryId, 'back');
		expect((await desk.read(entryId)).state).toBe('underway');
	});

	test('with the organisation’s own method wants a state and what was learned, no cycle', async () => {
		const entryId = await desk.add({ method: 'own' });
		expect((await desk.read(entryId)).cycles).toEqual([]);
		const outcome = await desk.change(entryId, { state: 'done', learning: 'Det gick bra' });
		expect(outcome.refused).toEqual([]);
		expect(await codeOf(desk.step(entryId, 'do'))).toBe('stepNotInCycle');
		await desk.change(entryId, { method: 'pdsa' });
		expect(await desk.read(entryId)).toMatchObject({
			state: 'planned',
			learning: 'Det gick bra',
			cycles: [{ ordinal: 1 }]
		});
	});
});
