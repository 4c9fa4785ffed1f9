import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '#lib/contract/live.ts';
import { boot, type Application } from '#lib/server/boot.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { BoxAuditor } from '../support/ballots.ts';
import { migrationsDir } from '../support/databases.ts';
import { until } from '../support/embedded.ts';
import { LiveHost, type LiveClient } from '../support/live.ts';

/** Two instances on one database: what happens on one is heard on the other. */
let app: TestApp;
let second: Application;
let here: LiveHost;
let there: LiveHost;
beforeAll(async () => {
	app = await testApp();
	second = await boot(app.ports.config, { migrationsDir, clock: app.clock });
	here = await LiveHost.start(app.application);
	there = await LiveHost.start(second);
});
afterAll(async () => {
	await here.close();
	await there.close();
	await second.close();
	await app.close();
});

const screenOf = (client: LiveClient) =>
	(client.latest('screen') as { screen: { stage: string; itemNo: number } } | undefined)?.screen;

async function twoFacilitators() {
	const run = await app.seed.openedRun();
	const one = await here.signedIn(run.keyPerson);
	const two = await there.signedIn(run.keyPerson);
	await one.watch(run.runId, 'facilitator');
	await two.watch(run.runId, 'facilitator');
	const step = (client: LiveClient, name: string, seen?: number) =>
		client.command('stepScreen', { runId: run.runId, step: { step: name }, seen });
	return { run, one, two, step };
}

describe('two instances', () => {
	test('show the same screen', async () => {
		const { one, two, step } = await twoFacilitators();
		await step(one, 'next');
		await until(() => screenOf(two)?.stage === 'item');
		await step(two, 'next');
		await until(() => screenOf(one)?.itemNo === 2 && screenOf(two)?.itemNo === 2);
		expect(screenOf(one)).toEqual(screenOf(two));
	});

	test('take one step when both devices press at the same moment', async () => {
		const { run, one, two, step } = await twoFacilitators();
		const first = one.snapshots[0] as Snapshot<'facilitator'> | undefined;
		const { version } = first?.slices.screen ?? { version: -1 };
		const replies = await Promise.all([step(one, 'next', version), step(two, 'next', version)]);
		const stepped = replies.map(
			(reply) => reply.ok && (reply.data as { stepped: boolean }).stepped
		);
		expect(stepped.sort()).toEqual([false, true]);
		const [screen] = await withAuditor((auditor) =>
			auditor.rows('SELECT stage, item_no FROM run_screen WHERE run_id = $1', run.runId)
		);
		expect(screen).toEqual({ stage: 'item', item_no: 1 });
	});

	test('send versions that only grow, and at most about ten a second of a slice', async () => {
		const { one, two, step } = await twoFacilitators();
		const started = performance.now();
		for (let times = 0; times < 18; times += 1) await step(one, 'toggleJoin');
		await until(() => (two.slices.at(-1)?.version ?? 0) >= 18);
		const tenths = (performance.now() - started) / 100;
		const versions = two.slices
			.filter((message) => message.slice === 'screen')
			.map((message) => message.version);
		expect(versions).toEqual([...versions].sort((a, b) => a - b));
		expect(versions.length).toBeLessThanOrEqual(Math.ceil(tenths) + 2);
	});

	test('catch up on what they missed while their listening connection was gone', async () => {
		const { run, one, two } = await twoFacilitators();
		await withAuditor(async (auditor) => {
			const cut = await auditor.rows(
				`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
				WHERE datname = current_database() AND application_name = 'vankrets-listen'`
			);
			expect(cut).toHaveLength(2);
		});
		// Nobody listens now: this notice is lost.
		await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
		const stateOf = (client: LiveClient) => (client.latest('run') as { state: string }).state;
		await until(() => stateOf(one) === 'closed' && stateOf(two) === 'closed');
	});
});

async function withAuditor<T>(work: (auditor: BoxAuditor) => Promise<T>): Promise<T> {
	const auditor = await BoxAuditor.open(app.connectionString);
	try {
		return await work(auditor);
	} finally {
		await auditor.close();
	}
}
