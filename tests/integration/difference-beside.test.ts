import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differencesOf, signedText } from '#lib/domain/poll/difference.ts';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { resultOf } from '#lib/domain/poll/tally.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { readResult } from '#lib/server/usecases/poll/read-result.ts';
import { stepScreen } from '#lib/server/usecases/poll/step-screen.ts';
import { createWallLink } from '#lib/server/usecases/poll/wall-links.ts';
import type { ScreenStep } from '#lib/domain/poll/screen.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { closedGroupRun, openGroupRun } from '../support/group-runs.ts';
import { skr2023, type OpenedRun } from '../support/seed.ts';

let app: TestApp;
beforeAll(async () => {
	app = await testApp();
});
afterAll(() => app.close());

/** The answers of T6: item 1 eight answers, item 2 seven and one "Vet inte", item 3 five. */
const golden: readonly (Choice | undefined)[][] = [
	[3, 2, 1],
	[3, 2, 1],
	[2, 1, 2],
	[3, 2, 3],
	[3, 3, 2],
	[2, 2],
	[3, null],
	[3, 2]
];

async function staffRun(given: Parameters<TestApp['seed']['openedRun']>[0] = {}) {
	const run = await app.seed.openedRun(given);
	for (const choices of golden) await app.seed.answer(run.joinCode, choices);
	return run;
}

async function closed(run: OpenedRun): Promise<OpenedRun> {
	await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
	app.clock.step(1000);
	return run;
}

async function differences(run: OpenedRun): Promise<string[]> {
	const read = await readResult(app.ports, run.keyPerson.actor, { runId: run.runId });
	const results = read.results.map((item) => resultOf(item, read.run.instrument.scale));
	const differenceAt = differencesOf(results, read.group);
	return [1, 2, 3, 4].map((itemNo) => {
		const difference = differenceAt(itemNo);
		return difference.known ? signedText(difference.distance, 'sv') : difference.why;
	});
}

describe('working group and staff', () => {
	it('have a difference per item before the same meeting, where both exist and k is met (T6)', async () => {
		const staff = await closed(await staffRun());
		expect(await differences(staff)).toEqual(['notScored', 'notScored', 'tooFew', 'tooFew']);
		await closedGroupRun(app, [3, 2.5, 2], staff);
		expect(await differences(staff)).toEqual(['−0,3', '−0,5', 'tooFew', 'tooFew']);
	});

	it('have none where seven answers are needed and six placed themselves', async () => {
		const staff = await closed(await staffRun({ k: 8 }));
		await closedGroupRun(app, [3, 2.5], staff);
		expect((await differences(staff)).slice(0, 2)).toEqual(['−0,3', 'tooFew']);
	});

	it('stand side by side with their dates, without difference, on different occasions', async () => {
		const first = await closed(await staffRun());
		const { organisation, keyPerson } = first;
		const { groupId } = await app.seed.insertRoundWithGroup([organisation]);
		const other = await app.seed.insertMeeting(groupId, 2);
		await closedGroupRun(app, [3, 3, 3], { organisation, keyPerson, meetingId: other });
		const { group } = await readResult(app.ports, keyPerson.actor, { runId: first.runId });
		expect(group).toMatchObject({ apart: 'otherMeeting', meetingOrdinal: 2 });
		expect(group?.scores[0]).toEqual({ itemNo: 1, halfUnits: 6 });
		expect(await differences(first)).toEqual(Array(4).fill('otherMeeting'));
		// One of the same occasion is preferred, though it is older.
		app.clock.step(60_000);
		await closedGroupRun(app, [2], first);
		expect((await differences(first))[0]).toBe('+0,8');
	});

	it('never lend each other numbers across instruments or organisations', async () => {
		const staff = await closed(await staffRun());
		const { organisation, keyPerson } = staff;
		await closedGroupRun(app, [4, 4], { organisation, keyPerson, instrumentId: skr2023 });
		const { group } = await readResult(app.ports, keyPerson.actor, { runId: staff.runId });
		expect(group).toMatchObject({ apart: 'otherInstrument', scores: [] });
		const alone = await closed(await staffRun());
		expect(
			(await readResult(app.ports, alone.keyPerson.actor, { runId: alone.runId })).group
		).toBeNull();
	});

	it('say nothing before both are closed', async () => {
		const staff = await staffRun();
		const open = await openGroupRun(app, staff);
		await closedGroupRun(app, [3], staff);
		const before = await readSnapshot(app.ports, staff.keyPerson.actor, staff.runId, 'facilitator');
		expect(before.slices.run.data.group).toBeNull();
		expect(before.slices.screen.data.group).toBeNull();
		await closed(staff);
		const { openGroupRunId, group } = await readResult(app.ports, staff.keyPerson.actor, staff);
		expect(openGroupRunId).toBe(open.runId);
		expect(group?.runId).not.toBe(open.runId);
	});

	it('have earlier runs of the same organisation and instrument behind them, the latest three', async () => {
		const runs: OpenedRun[] = [await closed(await staffRun())];
		const { organisation, keyPerson, meetingId } = runs[0] as OpenedRun;
		for (let times = 0; times < 4; times += 1)
			runs.push(await closed(await staffRun({ organisation, keyPerson, meetingId })));
		const read = async (index: number) =>
			(await readResult(app.ports, keyPerson.actor, { runId: runs[index]?.runId ?? '' })).earlier;
		expect((await read(4)).map((one) => one.runId)).toEqual(
			[3, 2, 1].map((index) => runs[index]?.runId)
		);
		expect(await read(0)).toEqual([]);
	});
});

describe('the half-minute of silence', () => {
	async function atItemOne(withGroup = true) {
		const staff = await closed(await staffRun());
		if (withGroup) await closedGroupRun(app, [3, 2.5, 2], staff);
		const step = (one: ScreenStep) =>
			stepScreen(app.ports, staff.keyPerson.actor, { runId: staff.runId, step: one });
		await step({ step: 'next' });
		return { staff, step };
	}

	it('begins when a result with a difference is shown, the same for every device', async () => {
		const { staff, step } = await atItemOne();
		const { screen } = await step({ step: 'reveal' });
		expect(screen.silence).toEqual({ from: app.clock.now().toISOString(), seconds: 30 });
		const { token } = await createWallLink(app.ports, staff.keyPerson.actor, staff);
		const wall = await app.ports.sessions.readWall(token);
		const shown = await readSnapshot(app.ports, wall, staff.runId, 'wall');
		expect(shown.slices.screen.data.screen.silence).toEqual(screen.silence);
		expect(shown.slices.screen.data.group?.scores).toEqual([{ itemNo: 1, halfUnits: 6 }]);
		expect(shown.slices.screen.data.results).toHaveLength(1);
	});

	it('is ended by the one who leads, and by the next press once it is over', async () => {
		const { step } = await atItemOne();
		await step({ step: 'reveal' });
		expect((await step({ step: 'advance' })).screen).toMatchObject({
			itemNo: 1,
			revealed: true,
			silence: null
		});
		expect((await step({ step: 'advance' })).screen).toMatchObject({ itemNo: 2, silence: null });
		await step({ step: 'reveal' });
		app.clock.step(30_000);
		expect((await step({ step: 'advance' })).screen.itemNo).toBe(3);
	});

	it('is not kept where there is no difference to think about', async () => {
		const alone = await atItemOne(false);
		expect((await alone.step({ step: 'reveal' })).screen.silence).toBeNull();
		const { step } = await atItemOne();
		await step({ step: 'goToItem', itemNo: 3 });
		expect((await step({ step: 'reveal' })).screen).toMatchObject({
			revealed: true,
			silence: null
		});
	});

	it('tells the wall nothing of the working group before the result is shown', async () => {
		const { staff } = await atItemOne();
		const wall = await readSnapshot(app.ports, staff.keyPerson.actor, staff.runId, 'wall');
		expect(wall.slices.screen.data).toMatchObject({ results: [], group: null, earlier: [] });
		expect(JSON.stringify(wall.slices.run)).not.toContain('halfUnits');
	});

	it('sorts the overview by difference for everyone', async () => {
		const { step } = await atItemOne();
		await step({ step: 'goToOverview' });
		expect((await step({ step: 'sort', sort: 'difference' })).screen.sort).toBe('difference');
	});
});
