import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendanceView, ScoresView } from '#lib/contract/live.ts';
import { saveScore } from '#lib/server/usecases/poll/save-score.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { secondInstance, testApp, type TestApp } from '../support/app.ts';
import { openGroupRun } from '../support/group-runs.ts';
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

const namesAt = (view: unknown) =>
	(view as AttendanceView).present.map((one) => [one.name, one.role, one.itemNo]);

describe('a working group together', () => {
	it('hears each other’s scores, and a stranger, a wall and a phone hear nothing', async () => {
		const run = await openGroupRun(app);
		const politician = await app.seed.insertMember(run.organisation, 'politician');
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const [one, other, outside] = await Promise.all(
			[run.keyPerson, politician, stranger].map((person) => host.signedIn(person))
		);
		const phone = await host.phone();
		expect((await one?.watch(run.runId, 'member'))?.ok).toBe(true);
		expect((await other?.watch(run.runId, 'member'))?.ok).toBe(true);
		expect((await outside?.watch(run.runId, 'member'))?.ok).toBe(false);
		expect((await phone.watch(run.runId, 'voter')).ok).toBe(false);
		const reply = await one?.command('saveScore', {
			runId: run.runId,
			itemNo: 2,
			change: {
				score: { value: 2.5, seen: 0 },
				evidence: { value: 'Hemligt underlag', seen: 0 }
			}
		});
		expect(reply?.ok).toBe(true);
		await expect.poll(() => (other?.latest('scores') as ScoresView).items[1]?.score.value).toBe(5);
		for (const deaf of [outside, phone]) expect(deaf?.everything()).not.toContain('Hemligt');
	});

	it('sees who is at which item, across instances, until they leave or fall silent', async () => {
		const run = await openGroupRun(app);
		const politician = await app.seed.insertMember(run.organisation, 'politician');
		const elsewhere = await LiveHost.start(await secondInstance(app));
		try {
			const here = await host.signedIn(run.keyPerson);
			const there = await elsewhere.signedIn(politician);
			await here.watch(run.runId, 'member');
			await there.watch(run.runId, 'member');
			await here.command('attendItem', { runId: run.runId, itemNo: 3 });
			await there.command('attendItem', { runId: run.runId, itemNo: 3 });
			for (const client of [here, there])
				await expect
					.poll(() => namesAt(client.latest('attendance')).sort())
					.toEqual(
						[
							[run.keyPerson.name, 'keyPerson', 3],
							[politician.name, 'politician', 3]
						].sort()
					);
			await there.command('attendItem', { runId: run.runId, itemNo: 4 });
			await expect
				.poll(() => namesAt(here.latest('attendance')))
				.toContainEqual([politician.name, 'politician', 4]);
			// The politician's phone dies. Nobody is held up, and soon it is forgotten.
			app.clock.step(13_000);
			await here.command('attendItem', { runId: run.runId, itemNo: 3 });
			await expect
				.poll(() => namesAt(here.latest('attendance')))
				.toEqual([[run.keyPerson.name, 'keyPerson', 3]]);
			await here.command('attendItem', { runId: run.runId, itemNo: null });
			await expect.poll(() => namesAt(here.latest('attendance'))).toEqual([]);
		} finally {
			await elsewhere.close();
		}
	});

	it('writes a sign of life down at most once in a few seconds', async () => {
		const run = await openGroupRun(app);
		const client = await host.signedIn(run.keyPerson);
		await client.watch(run.runId, 'member');
		for (let times = 0; times < 5; times += 1)
			await client.command('attendItem', { runId: run.runId, itemNo: 1 });
		await expect.poll(() => namesAt(client.latest('attendance')).length).toBe(1);
		const version = async () =>
			(await readSnapshot(app.ports, run.keyPerson.actor, run.runId, 'member')).slices.attendance
				.version;
		expect(await version()).toBe(1);
		app.clock.step(5000);
		await client.command('attendItem', { runId: run.runId, itemNo: 1 });
		expect(await version()).toBe(2);
	});

	it('a late comer sees the present state, whole', async () => {
		const run = await openGroupRun(app);
		for (const itemNo of [1, 2, 3])
			await saveScore(app.ports, run.keyPerson.actor, {
				runId: run.runId,
				itemNo,
				change: {
					score: { value: itemNo, seen: 0 },
					nextStep: { value: `Steg ${String(itemNo)}`, seen: 0 }
				}
			});
		const late = await app.seed.insertMember(run.organisation, 'other');
		const client = await host.signedIn(late);
		await client.watch(run.runId, 'member');
		const { items } = client.latest('scores') as ScoresView;
		expect(items).toHaveLength(10);
		expect(items.slice(0, 4).map((item) => item.score.value)).toEqual([2, 4, 6, null]);
		expect(items[2]?.nextStep.value).toBe('Steg 3');
	});
});
