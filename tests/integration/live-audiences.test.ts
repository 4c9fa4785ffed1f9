import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withActor } from '#lib/server/db/actor.ts';
import { publishAccessEnd } from '#lib/server/live/publish.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import {
	createWallLink,
	endWallLink,
	readWallLinks
} from '#lib/server/usecases/poll/wall-links.ts';
import { systemActor } from '#lib/domain/access/actor.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { until } from '../support/embedded.ts';
import { LiveHost, type LiveClient } from '../support/live.ts';
import type { OpenedRun } from '../support/seed.ts';

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

let run: OpenedRun;
let facilitator: LiveClient;
let wall: LiveClient;
let phone: LiveClient;

beforeEach(async () => {
	run = await app.seed.openedRun({ eligible: 40 });
	const { token } = await createWallLink(app.ports, run.keyPerson.actor, { runId: run.runId });
	[facilitator, wall, phone] = await Promise.all([
		host.signedIn(run.keyPerson),
		host.wall(token),
		host.phone()
	]);
	await facilitator.watch(run.runId, 'facilitator');
	await wall.watch(run.runId, 'wall');
	await phone.watch(run.runId, 'voter');
});

const answers = async (devices: number) => {
	for (let device = 0; device < devices; device += 1)
		await app.seed.answer(run.joinCode, [(device % 3) + 1, 1]);
};
const close = () => closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
const stateHeardBy = (client: LiveClient) => (client.latest('run') as { state: string }).state;

describe('a phone', () => {
	test('hears whether the run is open, and not a word more', async () => {
		await answers(8);
		await facilitator.command('stepScreen', { runId: run.runId, step: { step: 'next' } });
		await close();
		await until(() => stateHeardBy(phone) === 'closed');
		await until(() => stateHeardBy(facilitator) === 'closed');
		expect(phone.snapshots).toEqual([
			{
				topic: run.runId,
				audience: 'voter',
				slices: { run: { version: expect.any(Number) as unknown, data: { state: 'open' } } }
			}
		]);
		for (const message of phone.slices)
			expect(message).toMatchObject({ slice: 'run', data: { state: 'closed' } });
		expect(Object.keys(phone.latest('run') as object)).toEqual(['state']);
	});

	test.each(['facilitator', 'wall'] as const)('cannot listen as %s', async (audience) => {
		expect(await phone.watch(run.runId, audience)).toEqual({ ok: false, code: 'invalidInput' });
	});

	test('cannot send a command', async () => {
		await expect(phone.command('closeRun', { runId: run.runId })).rejects.toThrow();
		expect(stateHeardBy(phone)).toBe('open');
	});
});

describe('the wall', () => {
	test('hears no result while the run is open, nor after closing until one is shown, and then only that one', async () => {
		await answers(8);
		expect(wall.everything()).not.toContain('"counts"');
		await close();
		await until(() => stateHeardBy(wall) === 'closed');
		await facilitator.command('stepScreen', {
			runId: run.runId,
			step: { step: 'goToItem', itemNo: 2 }
		});
		await until(() => JSON.stringify(wall.latest('screen')).includes('"itemNo":2'));
		expect(wall.everything()).not.toContain('"counts"');
		await facilitator.command('stepScreen', { runId: run.runId, step: { step: 'reveal' } });
		await until(() => wall.everything().includes('"counts"'));
		expect((wall.latest('screen') as { results: unknown[] }).results).toEqual([
			{ itemNo: 2, suppressed: false, counts: [8, 0, 0], dontKnow: 0 }
		]);
	});

	test('hears nothing of who is connected', () => {
		expect(Object.keys(wall.snapshots[0]?.slices ?? {}).sort()).toEqual([
			'run',
			'screen',
			'turnout'
		]);
	});

	test('cannot listen as facilitator, to another run, or steer', async () => {
		const other = await app.seed.openedRun();
		expect(await wall.watch(run.runId, 'facilitator')).toMatchObject({ ok: false });
		expect(await wall.watch(other.runId, 'wall')).toMatchObject({ ok: false });
		expect(await wall.command('closeRun', { runId: run.runId })).toMatchObject({ ok: false });
		expect(stateHeardBy(facilitator)).toBe('open');
	});

	test('goes dark when its link is ended, and cannot come back', async () => {
		const [link] = await readWallLinks(app.ports, run.keyPerson.actor, { runId: run.runId });
		const ended = performance.now();
		await endWallLink(app.ports, run.keyPerson.actor, { runId: run.runId, linkId: link?.id ?? '' });
		await wall.gone;
		expect(performance.now() - ended).toBeLessThan(1000);
		expect(wall.goodbyes).toEqual(['revoked']);
	});
});

describe('the facilitator', () => {
	test('hears no result before closing, and all of them after it', async () => {
		await answers(8);
		expect(facilitator.everything()).not.toContain('"counts"');
		await close();
		await until(() => facilitator.everything().includes('"counts"'));
		expect((facilitator.latest('run') as { results: unknown[] }).results).toHaveLength(10);
	});

	test('hears how many answer only coarsely, and far more seldom than they do', async () => {
		await answers(12);
		await until(() => JSON.stringify(facilitator.latest('turnout')).includes('"share"'));
		expect(facilitator.latest('turnout')).toEqual({ turnout: { kind: 'share', share: 'quarter' } });
		expect(facilitator.slices.filter((message) => message.slice === 'turnout').length).toBeLessThan(
			4
		);
	});

	test('of another organisation hears and does nothing', async () => {
		const stranger = await host.signedIn(
			await app.seed.insertKeyPerson(await app.seed.insertOrganisation())
		);
		for (const audience of ['facilitator', 'wall'] as const)
			expect(await stranger.watch(run.runId, audience)).toMatchObject({ ok: false });
		expect(await stranger.command('closeRun', { runId: run.runId })).toEqual({
			ok: false,
			code: 'notFound'
		});
		await close();
		await until(() => stateHeardBy(facilitator) === 'closed');
		expect(stranger.everything()).toBe('[[],[]]');
	});

	test('who is an administrator hears and does nothing either', async () => {
		const administrator = await host.signedIn(await app.seed.insertAdministrator());
		expect(await administrator.watch(run.runId, 'facilitator')).toMatchObject({ ok: false });
		expect(await administrator.command('closeRun', { runId: run.runId })).toMatchObject({
			ok: false
		});
	});

	test('is let go within a second when their access ends', async () => {
		const ended = performance.now();
		await withActor(app.ports.db, systemActor, (tx) =>
			publishAccessEnd(tx, { personId: run.keyPerson.id })
		);
		await facilitator.gone;
		expect(performance.now() - ended).toBeLessThan(1000);
		expect(facilitator.goodbyes).toEqual(['revoked']);
		expect(phone.goodbyes).toEqual([]);
	});
});

test.each([
	['without a cookie', ''],
	['with a made-up session', 'session=abcdefghijklmnopqrstuvwxyz234567abcdefgh'],
	['with a made-up wall', 'wall=AAAAAAAAAAAAAAAAAAAAAA']
])('%s nobody is let in among the signed-in', async (_, cookie) => {
	await expect(host.withCookie(cookie)).rejects.toThrow('notSignedIn');
});
