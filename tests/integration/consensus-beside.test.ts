import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FacilitatorRunView, ScreenView } from '#lib/contract/live.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { saveScore } from '#lib/server/usecases/poll/save-score.ts';
import { closeConsensus, openConsensus } from '#lib/server/usecases/poll/steer-consensus.ts';
import { stepScreen } from '#lib/server/usecases/poll/step-screen.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { draftGroupRun } from '../support/group-runs.ts';
import { LiveHost } from '../support/live.ts';

let app: TestApp;
let host: LiveHost;
beforeAll(async () => {
	app = await testApp();
	host = await LiveHost.start(app.application);
});
afterAll(async () => {
	await host.close();
	await app.close();
});

it('a console and a wall hear when the working group opens and locks, with nothing pressed on them', async () => {
	const staff = await app.seed.openedRun();
	for (let device = 0; device < 6; device += 1) await app.seed.answer(staff.joinCode, [2]);
	await closeRun(app.ports, staff.keyPerson.actor, staff);
	const about = { runId: staff.runId };
	await stepScreen(app.ports, staff.keyPerson.actor, { ...about, step: { step: 'next' } });
	await stepScreen(app.ports, staff.keyPerson.actor, { ...about, step: { step: 'reveal' } });
	const group = await draftGroupRun(app, staff);
	const client = await host.signedIn(staff.keyPerson);
	await client.watch(staff.runId, 'facilitator');
	const run = () => client.latest('run') as FacilitatorRunView;
	expect(run()).toMatchObject({ group: null, openGroupRunId: null });

	await openConsensus(app.ports, staff.keyPerson.actor, { runId: group.runId });
	await expect.poll(() => run().openGroupRunId).toBe(group.runId);
	await saveScore(app.ports, staff.keyPerson.actor, {
		runId: group.runId,
		itemNo: 1,
		change: { score: { value: 3, seen: 0 }, evidence: { value: 'Bara för gruppen', seen: 0 } }
	});
	// Not a word of it before it is locked.
	expect(client.everything()).not.toContain('halfUnits');
	await closeConsensus(app.ports, staff.keyPerson.actor, { runId: group.runId });
	await expect.poll(() => run().group?.scores[0]).toEqual({ itemNo: 1, halfUnits: 6 });
	expect(run().openGroupRunId).toBeNull();
	await expect
		.poll(() => (client.latest('screen') as ScreenView).group?.scores)
		.toEqual([{ itemNo: 1, halfUnits: 6 }]);
	// Scores stand beside results; what the group wrote stays on its own page.
	expect(client.everything()).not.toContain('Bara för gruppen');
});
