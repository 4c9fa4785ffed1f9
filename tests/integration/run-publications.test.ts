import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { createHostListener } from '#lib/server/live/host-listener.ts';
import { runCsv, runTableText } from '#lib/server/reports/run-csv.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { readResult } from '#lib/server/usecases/poll/read-result.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { BoxAuditor } from '../support/ballots.ts';
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

type Row = readonly (Choice | undefined)[];

async function closedRun(rows: readonly Row[]): Promise<{ run: OpenedRun; tokens: string[] }> {
	const run = await app.seed.openedRun({ k: 6 });
	const tokens: string[] = [];
	for (const row of rows) tokens.push(await app.seed.answer(run.joinCode, row));
	await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
	return { run, tokens };
}

/** All that anybody is ever told of a run, by page, wall, message and file, without what names this very run. */
async function everythingToldOf(run: OpenedRun): Promise<string> {
	const { actor } = run.keyPerson;
	const { ports } = app;
	const result = await readResult(ports, actor, { runId: run.runId });
	const told = [
		result,
		await readSnapshot(ports, actor, run.runId, 'facilitator'),
		await readSnapshot(ports, actor, run.runId, 'wall'),
		await readSnapshot(ports, actor, run.runId, 'member'),
		await readSnapshot(ports, actor, run.runId, 'voter'),
		runCsv(result, 'sv'),
		runCsv(result, 'en'),
		runTableText(result, 'sv')
	];
	return JSON.stringify(told)
		.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
		.replaceAll(/(Region|Omgång) \d+ [0-9a-f]{8}/g, 'NAME');
}

const x = undefined;
/** Item 1 is published, item 2 has too few answers, item 3 nobody answered. */
const one: readonly Row[] = [
	[3, 1],
	[3, 1],
	[2, 1],
	[2, x],
	[1, x],
	[1, x],
	[3, null],
	[null, x]
];
/** The same published counts of item 1 by other people, and another, equally secret, item 2. */
const other: readonly Row[] = [
	[null, x],
	[1, 3],
	[1, x],
	[3, 2],
	[2, null],
	[3, 3],
	[2, 3],
	[3, x]
];
const different: readonly Row[] = [[1, 1], ...one.slice(1)];

describe('of a closed run', () => {
	test('nothing that is told anywhere depends on more than what was published', async () => {
		const [first, second] = [await closedRun(one), await closedRun(other)];
		expect(await everythingToldOf(second.run)).toBe(await everythingToldOf(first.run));
	});

	test('and what was published is told', async () => {
		const [first, second] = [await closedRun(one), await closedRun(different)];
		expect(await everythingToldOf(second.run)).not.toBe(await everythingToldOf(first.run));
	});

	test('a kept token gets no answer by any door, and changes nothing', async () => {
		const { run, tokens } = await closedRun(one);
		const before = await everythingToldOf(run);
		const live = { listening: true };
		const listener = createHostListener(app.ports, live, { draining: false });
		const server = createServer((request, response) => listener(request, response));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
		const code = run.joinCode;
		const replies = new Set<string>();
		for (const token of tokens) {
			const headers = { origin: url, 'content-type': 'application/json' };
			for (const [place, body] of [
				['/api/ballot', { code, token, item: 1, choice: 1, rev: 1_000_000 }],
				['/api/ballot/mine', { code, token }]
			] as const) {
				const init = { method: 'POST', headers, body: JSON.stringify(body) };
				const reply = await fetch(url + place, init);
				replies.add(`${String(reply.status)} ${(await reply.text()).trim()}`);
			}
			const form = await fetch(`${url}/s/${code}/svar`, {
				method: 'POST',
				headers: { origin: url, cookie: `ballot=${token}` },
				body: new URLSearchParams({ 'item-1': '1' }),
				redirect: 'manual'
			});
			replies.add(`${String(form.status)} ${form.headers.get('location') ?? ''}`);
		}
		server.close();
		expect([...replies].sort()).toEqual([
			`303 /s/${code}?fel=codeNotOpen`,
			'404 {"ok":false,"code":"codeNotOpen"}'
		]);
		expect(await auditor.count('ballot', run.runId)).toBe(0);
		expect(await auditor.count('poll_key', run.runId)).toBe(0);
		expect(await everythingToldOf(run)).toBe(before);
	});
});
