import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { m } from '#lib/messages/messages.js';
import { createBallotListener } from '#lib/server/live/ballot-listener.ts';
import { newToken } from '#lib/server/ids.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { testApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let server: Server;
let origin: string;
beforeAll(async () => {
	app = await testApp();
	({ server, origin } = await listen(app));
});
afterAll(async () => {
	server.close();
	await app.close();
});

async function listen({ ports }: TestApp): Promise<{ server: Server; origin: string }> {
	const listener = createBallotListener(ports);
	const server = createServer((request, response) => {
		if (!listener(request, response, request.url ?? '/')) response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}

function post(
	code: string,
	fields: Record<string, string>,
	{ at = origin, headers = {} }: { at?: string; headers?: Record<string, string> } = {}
): Promise<Response> {
	return fetch(`${at}/s/${encodeURIComponent(code)}/svar`, {
		method: 'POST',
		body: new URLSearchParams(fields),
		headers: { origin: at, 'accept-language': 'sv', ...headers },
		redirect: 'manual'
	});
}

const placeOf = (response: Response) => response.headers.get('location');
const stored = async (code: string, token: string) =>
	(await app.ports.office.mine(code, token)).map(({ itemNo, choice }) => [itemNo, choice]);

describe('the plain form', () => {
	test('stores what was chosen and leads back to the page', async () => {
		const { joinCode } = await app.seed.openedRun();
		const token = newToken();
		const response = await post(joinCode, { token, 'item-1': '3', 'item-4': 'dontKnow' });
		expect([response.status, placeOf(response)]).toEqual([303, `/s/${joinCode}?sparat=1`]);
		expect(await stored(joinCode, token)).toEqual([
			[1, 3],
			[4, null]
		]);
	});

	test('sent twice changes nothing, and sent changed stores the change', async () => {
		const { joinCode } = await app.seed.openedRun();
		const token = newToken();
		const fields = { token, 'item-1': '3', 'item-2': '1' };
		await Promise.all([post(joinCode, fields), post(joinCode, fields)]);
		await post(joinCode, { ...fields, 'item-2': '2' });
		expect(await stored(joinCode, token)).toEqual([
			[1, 3],
			[2, 2]
		]);
	});

	test('takes the device from the cookie when the field is missing', async () => {
		const { joinCode } = await app.seed.openedRun();
		const token = newToken();
		await post(joinCode, { 'item-1': '2' }, { headers: { cookie: `ballot=${token}` } });
		expect(await stored(joinCode, token)).toEqual([[1, 2]]);
	});

	test.each([
		['a value outside the scale', { 'item-2': '9' }, 'choiceOutsideScale'],
		['a value that is no number', { 'item-2': '🙈' }, 'choiceOutsideScale'],
		['an item outside the instrument', { 'item-99': '1' }, 'itemOutsideInstrument']
	])('with %s keeps the answers that are right', async (_, wrong, code) => {
		const { joinCode } = await app.seed.openedRun();
		const token = newToken();
		const response = await post(joinCode, { token, 'item-1': '3', ...wrong, 'item-3': '1' });
		expect(placeOf(response)).toBe(`/s/${joinCode}?fel=${code}`);
		expect(await stored(joinCode, token)).toEqual([
			[1, 3],
			[3, 1]
		]);
	});

	test('that comes after the closing is told that it came too late', async () => {
		const run = await app.seed.openedRun();
		await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
		const response = await post(run.joinCode, { token: newToken(), 'item-1': '3' });
		expect(placeOf(response)).toBe(`/s/${run.joinCode}?fel=codeNotOpen`);
	});

	test('from another site stores nothing', async () => {
		const { joinCode } = await app.seed.openedRun();
		const token = newToken();
		await post(
			joinCode,
			{ token, 'item-1': '3' },
			{ headers: { origin: 'https://annan.example' } }
		);
		expect(await stored(joinCode, token)).toEqual([]);
	});
});

describe('the plain form while the database is away', () => {
	test('gets a page that holds every answer and offers to send them again', async () => {
		const broken = await testApp();
		const { joinCode } = await broken.seed.openedRun();
		await broken.ports.office.findPoll(joinCode);
		const { server: other, origin: at } = await listen(broken);
		await broken.close();
		const token = newToken();
		const response = await post(
			joinCode,
			{ token, 'item-1': '3', 'item-2': 'dontKnow', 'item-3': '"><b>' },
			{ at }
		);
		const html = await response.text();
		other.close();
		expect(response.status).toBe(503);
		expect(html).toContain(m.voter_retry_title({}, { locale: 'sv' }));
		expect(html).toContain(`action="/s/${joinCode}/svar"`);
		for (const field of [
			`name="item-1" value="3"`,
			`name="item-2" value="dontKnow"`,
			`name="token" value="${token}"`
		])
			expect(html).toContain(field);
		expect(html).not.toContain('<b>');
	});
});
