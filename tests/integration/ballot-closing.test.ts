import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { attachLive } from '#lib/server/live/attach.ts';
import { listResults } from '#lib/server/db/queries/run.ts';
import { newToken } from '#lib/server/ids.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { secondInstance, testApp, type TestApp } from '../support/app.ts';
import { BoxAuditor } from '../support/ballots.ts';
import { until } from '../support/embedded.ts';
import type { OpenedRun } from '../support/seed.ts';

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

const close = (run: OpenedRun) => closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
const resultsOf = (run: OpenedRun) => app.seed.asSystem((tx) => listResults(tx, run.runId));

/** Each row is one device's answers to items 1, 2, …; undefined is no answer. */
async function answeredRun(rows: readonly (readonly (Choice | undefined)[])[], k: number) {
	const run = await app.seed.openedRun({ k });
	const tokens: string[] = [];
	for (const row of rows) tokens.push(await app.seed.answer(run.joinCode, row));
	return { run, tokens };
}

/** Eight members of staff; items 1, 2 and 8 as in the domain's table. */
const eight: readonly (readonly (Choice | undefined)[])[] = [
	[3, 2, 2, 2, 2, 2, 2, 1],
	[3, 2, 2, 2, 2, 2, 2, 1],
	[2, 1, 2, 2, 2, 2, 2, 2],
	[3, 2, 2, 2, 2, 2, 2, 1],
	[3, 3, 2, 2, 2, 2, undefined, 1],
	[2, 2, 2, 2, 2, 2, undefined, null],
	[3, null, 2, 2, 2, 2, undefined, null],
	[3, 2, 2, 2, 2, 2, 2, 1]
];

describe('closing publishes', () => {
	test('the counts of each item with at least k answers, and nothing of the others', async () => {
		const { run } = await answeredRun(eight, 6);
		await close(run);
		const results = await resultsOf(run);
		expect(results).toHaveLength(10);
		expect(results[0]).toEqual({ itemNo: 1, suppressed: false, counts: [0, 2, 6], dontKnow: 0 });
		expect(results[1]).toEqual({ itemNo: 2, suppressed: false, counts: [1, 5, 1], dontKnow: 1 });
		expect(results[6]).toEqual({ itemNo: 7, suppressed: true });
		expect(results[7]).toEqual({ itemNo: 8, suppressed: false, counts: [5, 1, 0], dontKnow: 2 });
		expect(results[9]).toEqual({ itemNo: 10, suppressed: true });
	});

	test('less when k is higher', async () => {
		const { run } = await answeredRun(eight, 7);
		await close(run);
		expect((await resultsOf(run)).map((item) => item.suppressed)).toEqual([
			...[false, false, false, false, false, false],
			...[true, true, true, true]
		]);
	});

	test('nothing when five answered and k is six, not even how many they were', async () => {
		const { run } = await answeredRun(eight.slice(0, 5), 6);
		await close(run);
		expect((await resultsOf(run)).every((item) => item.suppressed)).toBe(true);
		expect(
			await auditor.rows('SELECT counts, dont_know FROM run_result WHERE run_id = $1', run.runId)
		).toEqual(Array(10).fill({ counts: null, dont_know: null }));
		expect(
			await auditor.rows('SELECT respondent_count FROM assessment_run WHERE id = $1', run.runId)
		).toEqual([{ respondent_count: null }]);
	});

	test('ten empty items when nobody answered', async () => {
		const { run } = await answeredRun([], 6);
		await close(run);
		expect((await resultsOf(run)).map((item) => item.suppressed)).toEqual(Array(10).fill(true));
	});

	test('nothing before it, and the same numbers as the sealed answers after it', async () => {
		const { run } = await answeredRun(eight, 5);
		expect(await resultsOf(run)).toEqual([]);
		await close(run);
		const sealed = await auditor.sealedCounts(run.runId);
		const sealedOf = (itemNo: number, choice: Choice) =>
			sealed.find((one) => one.item_no === itemNo && one.choice === choice)?.n ?? 0;
		for (const item of await resultsOf(run)) {
			if (item.suppressed) continue;
			expect([item.counts, item.dontKnow]).toEqual([
				[1, 2, 3].map((step) => sealedOf(item.itemNo, step)),
				sealedOf(item.itemNo, null)
			]);
		}
	});
});

describe('after closing', () => {
	test('there is no key and no ballot, only sealed answers that nothing joins', async () => {
		const { run } = await answeredRun(eight, 6);
		const answers = await auditor.count('ballot', run.runId);
		await close(run);
		expect(await auditor.count('poll_key', run.runId)).toBe(0);
		expect(await auditor.count('ballot', run.runId)).toBe(0);
		expect(await auditor.count('sealed_answer', run.runId)).toBe(answers);
		const [sealed] = await auditor.rows('SELECT * FROM ballot.sealed_answer LIMIT 1');
		expect(Object.keys(sealed ?? {}).sort()).toEqual(['choice', 'item_no', 'run_id']);
	});

	test('a kept token opens nothing: not its answers, not a new one', async () => {
		const { run, tokens } = await answeredRun(eight, 6);
		await close(run);
		const code = run.joinCode;
		for (const token of tokens) {
			await expect(app.ports.office.mine(code, token)).rejects.toThrow('codeNotOpen');
			await expect(
				app.ports.office.cast({ code, token, itemNo: 1, choice: 1, rev: 99 })
			).rejects.toThrow('codeNotOpen');
		}
		expect(await auditor.count('ballot', run.runId)).toBe(0);
	});

	test('closing again is refused and changes nothing', async () => {
		const { run } = await answeredRun(eight, 6);
		await close(run);
		const before = await resultsOf(run);
		await expect(close(run)).rejects.toThrow('runNotOpen');
		expect(await resultsOf(run)).toEqual(before);
	});

	test('of two who close at the same time one succeeds', async () => {
		const { run } = await answeredRun(eight, 6);
		const outcomes = await Promise.allSettled([close(run), close(run)]);
		expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await auditor.count('sealed_answer', run.runId)).toBe(
			eight.flat().filter((one) => one !== undefined).length
		);
	});

	test('the order of the sealed answers tells nothing of the order they came in', async () => {
		const run = await app.seed.openedRun();
		for (let device = 0; device < 60; device += 1)
			await app.seed.answer(run.joinCode, [device < 30 ? 1 : 3]);
		await close(run);
		const sealed = await auditor.rows<{ choice: number }>(
			'SELECT choice FROM ballot.sealed_answer WHERE run_id = $1 ORDER BY ctid',
			run.runId
		);
		const firstHalf = sealed.slice(0, 30).filter((one) => one.choice === 1).length;
		// Thirty in the order of arrival; a fair shuffle is outside 4–26 less than once in ten million times.
		expect(firstHalf).toBeGreaterThan(3);
		expect(firstHalf).toBeLessThan(27);
	});
});

test('somebody else’s key person cannot close it', async () => {
	const { run } = await answeredRun(eight, 6);
	const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
	await expect(closeRun(app.ports, stranger.actor, { runId: run.runId })).rejects.toThrow(
		'notFound'
	);
	expect(await auditor.count('poll_key', run.runId)).toBe(1);
});

test('every instance lets go of the run’s key when it closes on one of them', async () => {
	const other = await secondInstance(app);
	const lives = [await attachLive(null, app.application), await attachLive(null, other)];
	try {
		const run = await app.seed.openedRun();
		await other.ports.office.cast({
			code: run.joinCode,
			token: newToken(),
			itemNo: 1,
			choice: 2,
			rev: 1
		});
		const held = await other.ports.office.findPoll(run.joinCode);
		expect(held?.runKey.some((byte) => byte !== 0)).toBe(true);
		await close(run);
		await until(() => held?.runKey.every((byte) => byte === 0) === true);
		expect(await other.ports.office.findPoll(run.joinCode)).toBeNull();
	} finally {
		for (const live of lives) await live.close();
	}
});

test('an instance that missed the closing takes no answer either', async () => {
	const deaf = await secondInstance(app);
	const run = await app.seed.openedRun();
	const answer = { code: run.joinCode, token: newToken(), itemNo: 1, choice: 2 };
	await deaf.ports.office.cast({ ...answer, rev: 1 });
	await close(run);
	await expect(deaf.ports.office.cast({ ...answer, rev: 2 })).rejects.toThrow('codeNotOpen');
	expect(await auditor.count('ballot', run.runId)).toBe(0);
});

test('no ballot key is left in the table’s file after closing', async () => {
	const alone = await testApp();
	const inside = await BoxAuditor.open(alone.connectionString);
	try {
		const run = await alone.seed.openedRun();
		for (let device = 0; device < 50; device += 1) await alone.seed.answer(run.joinCode, [1, 2, 3]);
		const keys = await inside.rows<{ ballot_key: Buffer }>(
			'SELECT DISTINCT ballot_key FROM ballot.ballot'
		);
		const file = async () => {
			await inside.rows('CHECKPOINT');
			const [read] = await inside.rows<{ bytes: Buffer }>(
				`SELECT pg_read_binary_file(pg_relation_filepath('ballot.ballot')) AS bytes`
			);
			return read?.bytes ?? Buffer.alloc(0);
		};
		const keysIn = (bytes: Buffer) => keys.filter((one) => bytes.includes(one.ballot_key)).length;
		expect(keysIn(await file())).toBe(50);
		await closeRun(alone.ports, run.keyPerson.actor, { runId: run.runId });
		expect(keysIn(await file())).toBe(0);
	} finally {
		await inside.close();
		await alone.close();
	}
});
