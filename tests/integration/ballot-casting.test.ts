import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { newToken } from '#lib/server/ids.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { BoxAuditor } from '../support/ballots.ts';
import { until } from '../support/embedded.ts';

let app: TestApp;
let auditor: BoxAuditor;
beforeAll(async () => {
	app = await testApp();
	auditor = await BoxAuditor.open(app.connectionString);
});
afterAll(async () => {
	await auditor.close();
	await app.close();
});

const cast = (code: string, token: string, choice: Choice, rev: number, itemNo = 1) =>
	app.ports.office.cast({ code, token, itemNo, choice, rev });

describe('an answer', () => {
	test('is acknowledged with what is stored, and is there', async () => {
		const { joinCode, runId } = await app.seed.openedRun();
		const token = newToken();
		expect(await cast(joinCode, token, 3, 1)).toEqual({ choice: 3, rev: 1 });
		expect(await cast(joinCode, token, null, 1, 2)).toEqual({ choice: null, rev: 1 });
		expect(await app.ports.office.mine(joinCode, token)).toMatchObject([
			{ itemNo: 1, choice: 3, rev: 1 },
			{ itemNo: 2, choice: null, rev: 1 }
		]);
		expect(await auditor.count('ballot', runId)).toBe(2);
	});

	test.each([
		['as shown', (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`],
		['in small letters', (code: string) => code.toLowerCase()],
		['with spaces', (code: string) => [...code].join(' ')]
	])('comes with its code %s', async (_, type) => {
		const { joinCode } = await app.seed.openedRun();
		expect(await cast(type(joinCode), newToken(), 2, 1)).toEqual({ choice: 2, rev: 1 });
	});

	test('given twice by the same device to the same item is one row with the last value', async () => {
		const { joinCode, runId } = await app.seed.openedRun();
		const token = newToken();
		await cast(joinCode, token, 1, 1);
		await cast(joinCode, token, 3, 2);
		expect(
			await auditor.rows('SELECT choice, rev FROM ballot.ballot WHERE run_id = $1', runId)
		).toEqual([{ choice: 3, rev: 2 }]);
	});

	test('from another token is another ballot', async () => {
		const { joinCode, runId } = await app.seed.openedRun();
		await cast(joinCode, newToken(), 1, 1);
		await cast(joinCode, newToken(), 1, 1);
		expect(
			await auditor.rows(
				'SELECT count(DISTINCT ballot_key)::int AS n FROM ballot.ballot WHERE run_id = $1',
				runId
			)
		).toEqual([{ n: 2 }]);
	});

	test.each([
		['a lower rev', 2],
		['the same rev', 3]
	])('with %s never overwrites, and the acknowledgement tells what is stored', async (_, rev) => {
		const { joinCode, runId } = await app.seed.openedRun();
		const token = newToken();
		await cast(joinCode, token, 3, 3);
		expect(await cast(joinCode, token, 1, rev)).toEqual({ choice: 3, rev: 3 });
		expect(
			await auditor.rows('SELECT choice, rev FROM ballot.ballot WHERE run_id = $1', runId)
		).toEqual([{ choice: 3, rev: 3 }]);
	});

	test('sent again after a lost acknowledgement changes nothing', async () => {
		const { joinCode, runId } = await app.seed.openedRun();
		const token = newToken();
		for (let times = 0; times < 5; times += 1)
			expect(await cast(joinCode, token, 2, 1)).toEqual({ choice: 2, rev: 1 });
		expect(await auditor.count('ballot', runId)).toBe(1);
	});
});

describe('what is not an answer is refused', () => {
	test.each([
		['an item after the last', 11, 2, 'itemOutsideInstrument'],
		['a step above the scale', 1, 4, 'choiceOutsideScale'],
		['a step below the scale', 1, 0, 'choiceOutsideScale']
	])('%s', async (_, itemNo, choice, code) => {
		const { joinCode, runId } = await app.seed.openedRun();
		await expect(cast(joinCode, newToken(), choice, 1, itemNo)).rejects.toThrow(code);
		expect(await auditor.count('ballot', runId)).toBe(0);
	});

	test('an unknown, a mistyped and a draft run’s code are one and the same', async () => {
		await app.seed.insertDraftRun();
		for (const code of ['22222222', 'not a code', '', 'ABCD-EFG0'])
			await expect(cast(code, newToken(), 2, 1)).rejects.toThrow('codeNotOpen');
	});

	test('in the middle of good ones, without costing them their answer', async () => {
		const { joinCode, runId } = await app.seed.openedRun();
		const outcomes = await Promise.allSettled(
			Array.from({ length: 40 }, (_, index) => cast(joinCode, newToken(), index === 20 ? 9 : 2, 1))
		);
		expect(outcomes.filter((one) => one.status === 'rejected')).toHaveLength(1);
		expect(await auditor.count('ballot', runId)).toBe(39);
	});
});

test('a thousand devices at once each have their answer stored', async () => {
	const { joinCode, runId } = await app.seed.openedRun();
	await Promise.all(
		Array.from({ length: 1000 }, (_, index) => cast(joinCode, newToken(), (index % 3) + 1, 1))
	);
	expect(
		await auditor.rows(
			'SELECT choice, count(*)::int AS n FROM ballot.ballot WHERE run_id = $1 GROUP BY choice ORDER BY choice',
			runId
		)
	).toEqual([
		{ choice: 1, n: 334 },
		{ choice: 2, n: 333 },
		{ choice: 3, n: 333 }
	]);
});

test('the same device in a race with itself has one row, of the highest rev', async () => {
	const { joinCode, runId } = await app.seed.openedRun();
	const token = newToken();
	const revs = Array.from({ length: 100 }, (_, index) => ((index * 37) % 100) + 1);
	await Promise.all(revs.map((rev) => cast(joinCode, token, (rev % 3) + 1, rev)));
	expect(
		await auditor.rows('SELECT choice, rev FROM ballot.ballot WHERE run_id = $1', runId)
	).toEqual([{ choice: 2, rev: 100 }]);
});

test('while one run’s box has to wait, another run’s answers are stored', async () => {
	const [slow, quick] = [await app.seed.openedRun(), await app.seed.openedRun()];
	const release = await auditor.hold(slow.runId);
	let slowIsStored = false;
	const waiting = cast(slow.joinCode, newToken(), 2, 1).then(() => {
		slowIsStored = true;
	});
	for (let times = 0; times < 20; times += 1)
		expect(await cast(quick.joinCode, newToken(), 2, 1)).toEqual({ choice: 2, rev: 1 });
	expect(slowIsStored).toBe(false);
	await release();
	await waiting;
	expect(slowIsStored).toBe(true);
});

describe('a connection that is cut while an answer is written', () => {
	test('is told as unavailable, never as stored, and sending again stores one row', async () => {
		const { joinCode, runId } = await app.seed.openedRun();
		const token = newToken();
		const release = await auditor.hold(runId);
		const outcome = cast(joinCode, token, 3, 1).catch((error: unknown) => String(error));
		await until(async () => {
			const cut = await auditor.rows<{ cut: boolean }>(
				`SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity
				WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%open_poll%'`
			);
			return cut.length > 0;
		});
		expect(await outcome).toContain('unavailable');
		await release();
		expect(await cast(joinCode, token, 3, 1)).toEqual({ choice: 3, rev: 1 });
		expect(await auditor.count('ballot', runId)).toBe(1);
	});

	test('does not end the app: with every connection cut, the next answer is stored', async () => {
		const { joinCode } = await app.seed.openedRun();
		await cast(joinCode, newToken(), 2, 1);
		await auditor.rows(
			`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = 'vankrets'`
		);
		const token = newToken();
		await until(() =>
			cast(joinCode, token, 1, 1).then(
				() => true,
				() => false
			)
		);
		expect(await app.ports.office.mine(joinCode, token)).toMatchObject([{ choice: 1, rev: 1 }]);
	});
});
