import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, newToken } from '#lib/server/ids.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import {
	admitCode,
	readRunState,
	readVoterPage,
	recordMiss
} from '#lib/server/usecases/poll/voter-page.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';

let app: TestApp;
beforeAll(async () => {
	app = await testApp();
});
afterAll(() => app.close());

const page = (code: string, token: string | null = null) =>
	readVoterPage(app.ports, { code, token });

describe('the answering page', () => {
	test('of an open code tells who asks, whom, and what is asked', async () => {
		const run = await app.seed.openedRun({
			targetGroup: 'Medarbetare på kansliet',
			k: 8,
			lastDay: '2026-12-04'
		});
		const found = await page(run.joinCode);
		expect(found).toMatchObject({
			runId: run.runId,
			organisation: run.organisation.name,
			targetGroup: 'Medarbetare på kansliet',
			k: 8,
			lastDay: '2026-12-04',
			practice: false,
			answers: []
		});
		expect(found?.instrument.items).toHaveLength(10);
	});

	test('shows a device its own answers and nobody else’s', async () => {
		const { joinCode } = await app.seed.openedRun();
		const mine = await app.seed.answer(joinCode, [3, null]);
		await app.seed.answer(joinCode, [1, 1, 1]);
		expect((await page(joinCode, mine))?.answers).toEqual([
			{ item: 1, choice: 3, rev: 1 },
			{ item: 2, choice: 'dontKnow', rev: 1 }
		]);
		expect((await page(joinCode, newToken()))?.answers).toEqual([]);
	});

	test('is the same nothing for an unknown, a mistyped and a closed code', async () => {
		const run = await app.seed.openedRun();
		const token = await app.seed.answer(run.joinCode, [2]);
		await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
		expect(await page(run.joinCode, token)).toBeNull();
		expect(await page('ABCDEFGH', token)).toBeNull();
		expect(await page('🙈')).toBeNull();
	});
});

describe('the state of a run', () => {
	test('is all that anyone may ask about it', async () => {
		const run = await app.seed.openedRun();
		expect(await readRunState(app.ports, run.runId)).toEqual({ state: 'open' });
		await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
		expect(await readRunState(app.ports, run.runId)).toEqual({ state: 'closed' });
		await expect(readRunState(app.ports, newId())).rejects.toMatchObject({ code: 'notFound' });
	});
});

describe('a code that opens nothing', () => {
	test('counts as a guess, and thirty in a minute shut the address out for the rest of it', async () => {
		const address = '192.0.2.1';
		for (let miss = 0; miss < 30; miss += 1) {
			expect(app.ports.codeMisses.isBlocked(address)).toBe(false);
			await recordMiss(app.ports, { typedCode: 'ABCDEFGH', address });
		}
		expect(app.ports.codeMisses.isBlocked(address)).toBe(true);
		expect(app.ports.codeMisses.isBlocked('192.0.2.2')).toBe(false);
		app.clock.step(minute);
		expect(app.ports.codeMisses.isBlocked(address)).toBe(false);
	});

	test('does not shut out those with an open code behind the same address, also on an instance new to it', async () => {
		const address = '192.0.2.4';
		const [used, fresh] = [await app.seed.openedRun(), await app.seed.openedRun()];
		await app.seed.answer(used.joinCode, [2]);
		for (let miss = 0; miss < 30; miss += 1)
			await recordMiss(app.ports, { typedCode: 'ABCDEFGH', address });
		const admit = (typedCode: string) => admitCode(app.ports, { typedCode, address });
		for (let phone = 0; phone < 300; phone += 1) await admit(used.joinCode);
		await admit(fresh.joinCode);
		await expect(admit('ABCDEFGH')).rejects.toMatchObject({ code: 'tooManyAttempts' });
		await closeRun(app.ports, used.keyPerson.actor, { runId: used.runId });
		await expect(admit(used.joinCode)).rejects.toMatchObject({ code: 'tooManyAttempts' });
	});

	test('is no guess when it was open once: a hall whose run has just closed is not shut out', async () => {
		const run = await app.seed.openedRun();
		await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
		const address = '192.0.2.3';
		for (let phone = 0; phone < 40; phone += 1)
			await recordMiss(app.ports, { typedCode: run.joinCode, address });
		expect(app.ports.codeMisses.isBlocked(address)).toBe(false);
	});
});
