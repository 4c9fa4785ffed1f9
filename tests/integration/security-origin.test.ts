import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { cookieName } from '#lib/server/auth/guards.ts';
import { getRunOrThrow } from '#lib/server/db/queries/run.ts';
import { newToken } from '#lib/server/ids.ts';
import { listDoors } from '../support/doors.ts';
import { send, type HttpReply } from '../support/http.ts';
import { startProductionServer, type ProductionServer } from '../support/production.ts';
import type { OpenedRun } from '../support/seed.ts';

/**
 * Requests that change something, from somewhere else: with a real session, against the built server, as a page on
 * another site could make a browser send them.
 */
const own = 'https://vankrets.example';
const host = 'vankrets.example';

const origins: readonly (readonly [string, Record<string, string>])[] = [
	['no Origin', {}],
	['Origin: null', { origin: 'null' }],
	['another host', { origin: 'https://elsewhere.example' }],
	['http instead of https', { origin: 'http://vankrets.example' }],
	['a subdomain', { origin: 'https://sub.vankrets.example' }],
	['a host that ends the same', { origin: 'https://evilvankrets.example' }],
	['a host that begins the same', { origin: 'https://vankrets.example.elsewhere.example' }],
	['another port', { origin: 'https://vankrets.example:8443' }],
	['two origins', { origin: `${own}, https://elsewhere.example` }],
	['our Origin, but sent across sites', { origin: own, 'sec-fetch-site': 'cross-site' }],
	['our Origin, but from a sister site', { origin: own, 'sec-fetch-site': 'same-site' }]
];

const bodies: readonly (readonly [string, Record<string, string>, string | undefined])[] = [
	['form', { 'content-type': 'application/x-www-form-urlencoded' }, 'name=Elsewhere&locale=en'],
	['json', { 'content-type': 'application/json' }, '{"name":"Elsewhere","locale":"en"}'],
	['text', { 'content-type': 'text/plain' }, 'name=Elsewhere'],
	['none', {}, undefined]
];

let server: ProductionServer;
let run: OpenedRun;
let cookie: string;

beforeAll(async () => {
	server = await startProductionServer(inject('databaseServer'), { PUBLIC_URL: own });
	run = await server.seed.openedRun();
	const { value } = await server.ports.sessions.start(run.keyPerson, 'test');
	cookie = `${cookieName('session', true)}=${value}`;
});
afterAll(() => server.close());

/** The doors that change something: [method, path], with a run that exists where one is named. */
function changingDoors(): [string, string][] {
	const fromRoutes = listDoors()
		.filter((door) => !door.startsWith('GET '))
		.map((door): [string, string] => {
			const [method = '', route = ''] = door.split(' ');
			return [method, route.replace(/\/\([^)]*\)/g, '').replace(/\[([^\]]*)\]/g, '{$1}')];
		});
	return [
		...fromRoutes,
		['POST', '/api/ballot'],
		['POST', '/api/ballot/mine'],
		['POST', '/s/{code}/svar'],
		// A path without a route, and the other methods a form or fetch can send.
		['POST', '/no/such/page'],
		['PUT', '/api/ballot'],
		['DELETE', '/api/ballot'],
		['PATCH', '/']
	];
}

const values: Record<string, (of: OpenedRun) => string> = {
	code: (of) => of.joinCode,
	run: (of) => of.runId,
	name: () => 'closeRun',
	token: () => newToken(),
	audience: () => 'facilitator'
};
const pathOf = (pattern: string) =>
	pattern.replace(/\{([^}]*)\}/g, (_, name: string) => values[name]?.(run) ?? newToken());

const runState = async () =>
	(await server.seed.asSystem((tx) => getRunOrThrow(tx, run.runId))).state;

/** Refused for where it came from: not carried out, nothing set. The ballot form says so on the page it leads back to. */
function isRefused(reply: HttpReply): boolean {
	if (reply.headers['set-cookie'] !== undefined) return false;
	if (reply.status === 303) return reply.headers.location?.includes('fel=foreignOrigin') === true;
	return [403, 405].includes(reply.status);
}

describe('a request that would change something is refused unless it comes from our own pages', () => {
	test.each(changingDoors())('%s %s', async (method, pattern) => {
		const accepted: string[] = [];
		for (const [from, origin] of origins)
			for (const [kind, headers, body] of bodies) {
				const reply = await send(server.url, {
					method,
					path: pathOf(pattern),
					headers: { host, cookie, ...origin, ...headers },
					body
				});
				if (!isRefused(reply)) accepted.push(`${from}, ${kind}: ${String(reply.status)}`);
			}
		expect(accepted).toEqual([]);
	});

	test('and nothing happened: the run is open, without answers, and nobody was signed out', async () => {
		expect(await runState()).toBe('open');
		expect(await server.ports.sessions.read(cookie.split('=')[1])).not.toBeNull();
	});

	test('while the same request from our own page is carried out', async () => {
		const json = { 'content-type': 'application/json' };
		const ours = { host, cookie, origin: own, ...json };
		const answer = { code: run.joinCode, token: newToken(), item: 1, choice: 2, rev: 1 };
		const cast = await send(server.url, {
			method: 'POST',
			path: '/api/ballot',
			headers: { ...ours, 'sec-fetch-site': 'same-origin' },
			body: JSON.stringify(answer)
		});
		expect([cast.status, JSON.parse(cast.body)]).toEqual([
			200,
			{ ok: true, data: { item: 1, choice: 2, rev: 1 } }
		]);
		const close = await send(server.url, {
			method: 'POST',
			path: '/api/command/closeRun',
			headers: ours,
			body: JSON.stringify({ runId: run.runId })
		});
		expect(close.status).toBe(200);
		expect(await runState()).toBe('closed');
	});
});

describe('the live connection', () => {
	const upgrade = (headers: Record<string, string>, path = '/live/?EIO=4&transport=websocket') =>
		send(server.url, {
			path,
			headers: {
				host,
				cookie,
				connection: 'Upgrade',
				upgrade: 'websocket',
				'sec-websocket-version': '13',
				'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
				...headers
			}
		});

	test.each(origins)('is not opened with %s', async (_, origin) => {
		expect((await upgrade(origin)).status).not.toBe(101);
	});

	test('is opened from our own page', async () => {
		expect((await upgrade({ origin: own })).status).toBe(101);
	});

	test('is offered as a websocket only', async () => {
		const polling = await send(server.url, {
			path: '/live/?EIO=4&transport=polling',
			headers: { host, cookie, origin: own }
		});
		expect(polling.status).toBe(404);
	});
});
