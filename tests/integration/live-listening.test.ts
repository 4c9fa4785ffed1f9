import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Turnout } from '#lib/domain/poll/turnout.ts';
import { boot, type Application } from '#lib/server/boot.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { stepScreen } from '#lib/server/usecases/poll/step-screen.ts';
import {
	createWallLink,
	endWallLink,
	readWallLinks
} from '#lib/server/usecases/poll/wall-links.ts';
import { TurnoutMeter } from '#lib/server/usecases/poll/turnout.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { DatabaseProxy } from '../support/database-proxy.ts';
import { migrationsDir } from '../support/databases.ts';
import { until } from '../support/embedded.ts';
import { LiveHost } from '../support/live.ts';

/**
 * Two instances; the second hears of changes through a network that can be cut. Everything happens on the first, and
 * every client is on the second. LISTEN_CUT_SECONDS=60 is the long form.
 */
const cutSeconds = Number(process.env['LISTEN_CUT_SECONDS'] ?? 5);
let app: TestApp;
let second: Application;
let proxy: DatabaseProxy;
let there: LiveHost;
let meter: TurnoutMeter;
beforeAll(async () => {
	app = await testApp();
	second = await boot(app.ports.config, {
		migrationsDir,
		clock: app.clock,
		onWritten: (runId) => {
			meter.answered(runId);
		}
	});
	meter = new TurnoutMeter(second.ports);
	const proxied = await DatabaseProxy.start(app.connectionString);
	proxy = proxied.proxy;
	there = await LiveHost.start({ ...second, connectionString: proxied.connectionString });
});
afterAll(async () => {
	await there.close();
	proxy.close();
	await second.close();
	await app.close();
});

async function watchedRun() {
	const run = await app.seed.openedRun();
	const link = await createWallLink(app.ports, run.keyPerson.actor, { runId: run.runId });
	const clients = {
		facilitator: await there.signedIn(run.keyPerson),
		wall: await there.wall(link.token),
		phone: await there.phone()
	};
	await clients.facilitator.watch(run.runId, 'facilitator');
	await clients.wall.watch(run.runId, 'wall');
	await clients.phone.watch(run.runId, 'voter');
	return { run, ...clients };
}

async function endWall(run: Awaited<ReturnType<typeof watchedRun>>['run']): Promise<void> {
	const { keyPerson, runId } = run;
	const [link] = await readWallLinks(app.ports, keyPerson.actor, { runId });
	await endWallLink(app.ports, keyPerson.actor, { runId, linkId: link?.id ?? '' });
}

test('answers, steps, a closing and a revoked link on one instance are right on the other', async () => {
	const { run, facilitator, wall, phone } = await watchedRun();
	for (let device = 0; device < 5; device += 1) await app.seed.answer(run.joinCode, [2]);
	await second.ports.office.cast({
		code: run.joinCode,
		token: 'A'.repeat(22),
		itemNo: 1,
		choice: 2,
		rev: 1
	});
	const told = () => (facilitator.latest('turnout') as { turnout: Turnout }).turnout;
	await until(() => told().kind === 'atLeast');
	expect(told()).toEqual({ kind: 'atLeast', count: 5 });
	await stepScreen(app.ports, run.keyPerson.actor, { runId: run.runId, step: { step: 'next' } });
	await until(
		() => (wall.latest('screen') as { screen: { stage: string } }).screen.stage === 'item'
	);
	await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
	await until(() => (phone.latest('run') as { state: string }).state === 'closed');
	await endWall(run);
	await wall.gone;
	expect(wall.goodbyes).toEqual(['revoked']);
});

test(
	'what happened while the listening connection was cut is right within five seconds of its return',
	async () => {
		const { run, facilitator, wall, phone } = await watchedRun();
		proxy.cut();
		await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
		await endWall(run);
		await new Promise((resolve) => setTimeout(resolve, cutSeconds * 1000));
		expect((phone.latest('run') as { state: string }).state).toBe('open');
		expect(wall.goodbyes).toEqual([]);

		const mended = performance.now();
		proxy.mend();
		const isClosed = () =>
			[facilitator, phone].every(
				(client) => (client.latest('run') as { state: string }).state === 'closed'
			);
		await until(isClosed);
		await wall.gone;
		expect(performance.now() - mended).toBeLessThan(5000);
		expect(wall.goodbyes).toEqual(['revoked']);
	},
	cutSeconds * 1000 + 30_000
);
