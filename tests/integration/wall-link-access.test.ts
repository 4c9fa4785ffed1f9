import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/access/actor.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { stepScreen } from '#lib/server/usecases/poll/step-screen.ts';
import {
	createWallLink,
	endWallLink,
	readWallLinks
} from '#lib/server/usecases/poll/wall-links.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { day } from '../support/clock.ts';
import type { OpenedRun } from '../support/seed.ts';

let app: TestApp;
beforeAll(async () => {
	app = await testApp();
});
afterAll(() => app.close());

let run: OpenedRun;
let token: string;
beforeEach(async () => {
	run = await app.seed.openedRun();
	({ token } = await createWallLink(app.ports, run.keyPerson.actor, { runId: run.runId }));
});

/** The database hides what an actor may not see, so a refusal may read as notFound. */
const refused = {
	code: expect.stringMatching(/^(notSignedIn|notAllowed|notFound)$/) as string
};
const wallOf = (value: string) => app.ports.sessions.readWall(value);
const show = async (runId: string) => readSnapshot(app.ports, await wallOf(token), runId, 'wall');

describe('a wall link', () => {
	test('shows its own run and no other', async () => {
		const other = await app.seed.openedRun({
			organisation: run.organisation,
			keyPerson: run.keyPerson,
			meetingId: run.meetingId
		});
		expect((await show(run.runId)).slices.run.data.joinCode).toBe(run.joinCode);
		await expect(show(other.runId)).rejects.toMatchObject(refused);
	});

	test('opens nothing once it has been ended, while a second link to the same run goes on', async () => {
		const second = await createWallLink(app.ports, run.keyPerson.actor, { runId: run.runId });
		const links = await readWallLinks(app.ports, run.keyPerson.actor, { runId: run.runId });
		expect(links).toHaveLength(2);
		const first = await wallOf(token);
		if (first.kind !== 'wall') throw new Error('the link does not work to begin with');
		await endWallLink(app.ports, run.keyPerson.actor, {
			runId: run.runId,
			linkId: first.wallLinkId
		});
		expect(await wallOf(token)).toEqual({ kind: 'public' });
		await expect(show(run.runId)).rejects.toMatchObject(refused);
		expect(await wallOf(second.token)).toMatchObject({ kind: 'wall', runId: run.runId });
	});

	test('lasts thirty days', async () => {
		app.clock.step(30 * day - 1000);
		expect(await wallOf(token)).toMatchObject({ kind: 'wall' });
		app.clock.step(2000);
		expect(await wallOf(token)).toEqual({ kind: 'public' });
		app.clock.step(-30 * day - 1000);
	});

	test('is stored only as a hash', async () => {
		const rows = await app.seed.asSystem((tx) =>
			tx.selectFrom('wall_link').selectAll().where('run_id', '=', run.runId).execute()
		);
		expect(rows).toHaveLength(1);
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	test.each(['', 'x', 'A'.repeat(22), '../../etc/passwd', "' or 1=1 --"])(
		'is not %j',
		async (value) => {
			expect(await wallOf(value)).toEqual({ kind: 'public' });
		}
	);

	test('never steers: no step, no closing', async () => {
		const wall = await wallOf(token);
		await expect(
			stepScreen(app.ports, wall, { runId: run.runId, step: { step: 'next' } })
		).rejects.toMatchObject(refused);
		await expect(closeRun(app.ports, wall, { runId: run.runId })).rejects.toMatchObject(refused);
		expect((await show(run.runId)).slices.run.data.state).toBe('open');
	});

	test('tells a result only while the wall shows it', async () => {
		for (let device = 0; device < 7; device += 1) await app.seed.answer(run.joinCode, [2, 3]);
		const { actor } = run.keyPerson;
		const step = (name: 'next' | 'reveal' | 'goToOverview') =>
			stepScreen(app.ports, actor, { runId: run.runId, step: { step: name } });
		const shown = async () => (await show(run.runId)).slices.screen.data.results;
		await step('next');
		expect(await shown()).toEqual([]);
		await closeRun(app.ports, actor, { runId: run.runId });
		expect(await shown()).toEqual([]);
		await step('reveal');
		expect(await shown()).toEqual([
			{ itemNo: 1, suppressed: false, counts: [0, 7, 0], dontKnow: 0 }
		]);
		await step('next');
		expect(await shown()).toEqual([]);
		await step('goToOverview');
		expect(await shown()).toHaveLength(10);
	});
});

describe('making, listing and ending wall links', () => {
	test.each([
		[
			'a key person of another organisation',
			async () => app.seed.insertKeyPerson(await app.seed.insertOrganisation())
		],
		['an administrator', () => app.seed.insertAdministrator()]
	])('is refused to %s', async (_who, make) => {
		const { actor } = await make();
		await expectRefusals(actor);
	});

	test('is refused to the wall itself', async () => {
		await expectRefusals(await wallOf(token));
	});

	async function expectRefusals(actor: Actor): Promise<void> {
		const { runId } = run;
		const link = await wallOf(token);
		if (link.kind !== 'wall') throw new Error('the link does not work to begin with');
		await expect(createWallLink(app.ports, actor, { runId })).rejects.toMatchObject(refused);
		await expect(readWallLinks(app.ports, actor, { runId })).rejects.toMatchObject(refused);
		await expect(
			endWallLink(app.ports, actor, { runId, linkId: link.wallLinkId })
		).rejects.toMatchObject(refused);
		expect(await wallOf(token)).toMatchObject({ kind: 'wall' });
	}
});
