import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { createRunSchema } from '#lib/contract/forms/run.ts';
import { publicActor } from '#lib/domain/access/actor.ts';
import { changeDraftRun } from '#lib/server/usecases/poll/change-draft-run.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { createRun, discardDraftRun } from '#lib/server/usecases/poll/create-run.ts';
import { listRunPlaces, listRuns } from '#lib/server/usecases/poll/list-runs.ts';
import { openRun } from '#lib/server/usecases/poll/open-run.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { testApp, type TestApp } from '../support/app.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let organisation: SeededOrganisation;
let keyPerson: SeededPerson;
let stranger: SeededPerson;
let meetingId: string;

beforeAll(async () => {
	app = await testApp();
	organisation = await app.seed.insertOrganisation();
	keyPerson = await app.seed.insertKeyPerson(organisation);
	stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
	const { groupId } = await app.seed.insertRoundWithGroup([organisation]);
	meetingId = await app.seed.insertMeeting(groupId);
});
afterAll(() => app.close());

const terms = (change: Record<string, string> = {}) =>
	v.parse(createRunSchema, {
		organisationId: organisation.id,
		meetingId,
		targetGroup: 'Regionkontorets medarbetare',
		...change
	});

async function makeDraft(): Promise<string> {
	return (await createRun(app.ports, keyPerson.actor, terms())).runId;
}

async function stateOf(runId: string): Promise<string> {
	const { slices } = await readSnapshot(app.ports, keyPerson.actor, runId, 'facilitator');
	return slices.run.data.state;
}

describe('a new self-assessment', () => {
	it('is a draft with the next number before its meeting, and shows at the top of the list', async () => {
		const first = await makeDraft();
		const second = await makeDraft();
		const runs = await listRuns(app.ports, keyPerson.actor);
		const [a, b] = [second, first].map((id) => runs.find((run) => run.runId === id));
		expect(a).toMatchObject({ state: 'draft', organisationId: organisation.id, meetingId });
		expect((a?.ordinal ?? 0) - (b?.ordinal ?? 0)).toBe(1);
		expect(await listRuns(app.ports, stranger.actor)).toEqual([]);
	});

	it('numbers those that are made at the same moment apart', async () => {
		const made = await Promise.all([makeDraft(), makeDraft(), makeDraft()]);
		const runs = await listRuns(app.ports, keyPerson.actor);
		const ordinals = runs.filter((run) => made.includes(run.runId)).map((run) => run.ordinal);
		expect(new Set(ordinals).size).toBe(3);
	});

	it('needs a meeting of a group that the organisation takes part in', async () => {
		const { groupId } = await app.seed.insertRoundWithGroup([await app.seed.insertOrganisation()]);
		const foreign = await app.seed.insertMeeting(groupId);
		await expect(
			createRun(app.ports, keyPerson.actor, terms({ meetingId: foreign }))
		).rejects.toMatchObject({ code: 'notFound', fields: ['meetingId'] });
		const places = await listRunPlaces(app.ports, keyPerson.actor);
		expect(places.map((place) => place.meetingId)).toEqual([meetingId]);
	});

	it('is made by a key person of the organisation and nobody else', async () => {
		const administrator = await app.seed.insertAdministrator();
		for (const actor of [stranger.actor, administrator.actor])
			await expect(createRun(app.ports, actor, terms())).rejects.toMatchObject({
				code: 'notAllowed'
			});
		await expect(createRun(app.ports, publicActor, terms())).rejects.toMatchObject({
			code: 'notSignedIn'
		});
	});

	it.each([
		['5', 5],
		['6', 6],
		['', 6],
		['100', 100],
		[' 12 ', 12],
		['4', null],
		['0', null],
		['-6', null],
		['101', null],
		['6,5', null],
		['sex', null]
	])('takes the fewest answers %j as %s', async (typed, expected) => {
		const parsed = v.safeParse(createRunSchema, {
			...terms(),
			eligibleCount: '',
			lastDay: '',
			k: typed
		});
		expect(parsed.success ? parsed.output.k : null).toBe(expected);
		if (!parsed.success) return;
		const { runId } = await createRun(app.ports, keyPerson.actor, parsed.output);
		const { slices } = await readSnapshot(app.ports, keyPerson.actor, runId, 'facilitator');
		expect(slices.run.data.k).toBe(expected);
	});

	it.each([
		['', true],
		['2026-12-01', true],
		['2026-02-30', false],
		['1/12 2026', false]
	])('takes %j as a last day: %s', (lastDay, expected) => {
		const parsed = v.safeParse(createRunSchema, { ...terms(), eligibleCount: '', k: '', lastDay });
		expect(parsed.success).toBe(expected);
	});
});

describe('a draft', () => {
	const changed = {
		targetGroup: 'Ledningsgruppen',
		eligibleCount: 12,
		lastDay: '2027-01-31',
		k: 8
	};

	it('can be changed, and keeps its place', async () => {
		const runId = await makeDraft();
		await changeDraftRun(app.ports, keyPerson.actor, { ...changed, runId });
		const { slices } = await readSnapshot(app.ports, keyPerson.actor, runId, 'facilitator');
		expect(slices.run.data).toMatchObject({
			targetGroup: 'Ledningsgruppen',
			eligible: 12,
			lastDay: '2027-01-31',
			k: 8,
			state: 'draft'
		});
		expect(slices.run.version).toBeGreaterThan(0);
	});

	it('can be removed, and is then gone', async () => {
		const runId = await makeDraft();
		await discardDraftRun(app.ports, keyPerson.actor, { runId });
		await expect(stateOf(runId)).rejects.toMatchObject({ code: 'notFound' });
	});

	it('is nobody else’s to see, change, remove or open', async () => {
		const runId = await makeDraft();
		for (const attempt of [
			() => readSnapshot(app.ports, stranger.actor, runId, 'facilitator'),
			() => changeDraftRun(app.ports, stranger.actor, { ...changed, runId }),
			() => discardDraftRun(app.ports, stranger.actor, { runId }),
			() => openRun(app.ports, stranger.actor, { runId })
		])
			await expect(attempt()).rejects.toMatchObject({ code: 'notFound' });
		expect(await stateOf(runId)).toBe('draft');
	});

	it('takes no answers and cannot be closed', async () => {
		const runId = await makeDraft();
		await expect(closeRun(app.ports, keyPerson.actor, { runId })).rejects.toMatchObject({
			code: 'runNotOpen'
		});
	});
});

describe('an open run', () => {
	it('opens once, also when two press at the same moment', async () => {
		const runId = await makeDraft();
		const presses = await Promise.allSettled(
			[1, 2, 3].map(() => openRun(app.ports, keyPerson.actor, { runId }))
		);
		expect(presses.filter((press) => press.status === 'fulfilled')).toHaveLength(1);
		for (const press of presses)
			if (press.status === 'rejected') expect(press.reason).toMatchObject({ code: 'runNotDraft' });
	});

	it('is neither changed nor removed', async () => {
		const { runId } = await app.seed.openedRun({ organisation, keyPerson, meetingId });
		await expect(
			changeDraftRun(app.ports, keyPerson.actor, { ...terms(), runId })
		).rejects.toMatchObject({ code: 'runNotDraft' });
		await expect(discardDraftRun(app.ports, keyPerson.actor, { runId })).rejects.toMatchObject({
			code: 'runNotDraft'
		});
		expect(await stateOf(runId)).toBe('open');
	});

	it('closes once and for good', async () => {
		const { runId } = await app.seed.openedRun({ organisation, keyPerson, meetingId });
		const presses = await Promise.allSettled(
			[1, 2].map(() => closeRun(app.ports, keyPerson.actor, { runId }))
		);
		expect(presses.filter((press) => press.status === 'fulfilled')).toHaveLength(1);
		await expect(openRun(app.ports, keyPerson.actor, { runId })).rejects.toMatchObject({
			code: 'runNotDraft'
		});
		await expect(discardDraftRun(app.ports, keyPerson.actor, { runId })).rejects.toMatchObject({
			code: 'runNotDraft'
		});
		expect(await stateOf(runId)).toBe('closed');
	});
});
