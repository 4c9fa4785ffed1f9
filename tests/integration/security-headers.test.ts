import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { cookieName } from '#lib/server/auth/guards.ts';
import { newToken } from '#lib/server/ids.ts';
import { listDoors } from '../support/doors.ts';
import { until } from '../support/embedded.ts';
import { send } from '../support/http.ts';
import { startProductionServer, type ProductionServer } from '../support/production.ts';
import type { OpenedRun } from '../support/seed.ts';

let server: ProductionServer;
let run: OpenedRun;
let cookies: Record<'nobody' | 'keyPerson' | 'administrator', string>;

beforeAll(async () => {
	server = await startProductionServer(inject('databaseServer'));
	run = await server.seed.openedRun();
	const cookieOf = async (person: Parameters<typeof server.ports.sessions.start>[0]) =>
		`${cookieName('session', false)}=${(await server.ports.sessions.start(person, 'test')).value}`;
	cookies = {
		nobody: '',
		keyPerson: await cookieOf(run.keyPerson),
		administrator: await cookieOf(await server.seed.insertAdministrator())
	};
});
afterAll(() => server.close());

/** Every page and endpoint that can be read, with a run that exists where one is named. */
function readableDoors(): string[] {
	return listDoors()
		.filter((door) => door.startsWith('GET '))
		.map((door) => door.slice(4).replace(/\/\([^)]*\)/g, '') || '/');
}
const values: Record<string, (of: OpenedRun) => string> = {
	code: (of) => of.joinCode,
	run: (of) => of.runId,
	audience: () => 'facilitator'
};
const pathOf = (route: string) =>
	route.replace(/\[([^\]]*)\]/g, (_, name: string) => values[name]?.(run) ?? newToken());

const expectedHeaders = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
};

/** The framework's own announcer of new pages is hidden by a style attribute: this text, and no other, is let through. */
const announcerStyle =
	'position: absolute; left: 0; top: 0; clip: rect(0 0 0 0); clip-path: inset(50%); overflow: hidden; white-space: nowrap; width: 1px; height: 1px';
const announcerOnly = `'unsafe-hashes' 'sha256-${createHash('sha256').update(announcerStyle).digest('base64')}'`;

function directivesOf(policy: string): Map<string, string> {
	return new Map(
		policy.split(';').map((directive) => {
			const [name = '', ...sources] = directive.trim().split(/\s+/);
			return [name, sources.join(' ')] as const;
		})
	);
}

describe('whatever is read, by whomever', () => {
	test.each(readableDoors())('%s has the security headers and a strict policy', async (route) => {
		for (const [who, cookie] of Object.entries(cookies)) {
			const reply = await send(server.url, { path: pathOf(route), headers: { cookie } });
			expect(reply.status, who).toBeLessThan(500);
			expect(reply.headers).toMatchObject(expectedHeaders);
			expect(reply.headers['permissions-policy']).toContain('camera=()');
			if (!String(reply.headers['content-type']).startsWith('text/html')) continue;
			const policy = String(reply.headers['content-security-policy']);
			const directives = directivesOf(policy);
			expect(directives.get('style-src-attr')).toBe(announcerOnly);
			directives.delete('style-src-attr');
			expect([...directives.values()].join(' '), who).not.toMatch(/unsafe-|\*|\bhttps?:/);
			expect(directives.get('default-src')).toBe("'self'");
			for (const [name, value] of [
				['object-src', "'none'"],
				['base-uri', "'none'"],
				['frame-ancestors', "'none'"],
				['form-action', "'self'"]
			])
				expect([name, directives.get(name ?? '')]).toEqual([name, value]);
			// What the policy would block anyway must not be there to be blocked.
			expect(reply.body).not.toMatch(/<[^>]+\s(style|on\w+)=/i);
		}
	});

	test('a page that does not exist, and a refused request, have them too', async () => {
		for (const [method, path] of [
			['GET', '/no/such/page'],
			['POST', '/no/such/page'],
			['GET', '/%E0%A4%A'],
			['POST', '/api/ballot'],
			['GET', '/api/ballot']
		] as const) {
			const reply = await send(server.url, { method, path });
			expect(reply.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
			expect(reply.status, `${method} ${path}`).toBeLessThan(500);
			expect(reply.headers['x-content-type-options'], `${method} ${path}`).toBe('nosniff');
		}
	});

	test('files are not sniffed', async () => {
		const reply = await send(server.url, { path: '/favicon.svg' });
		expect(reply.headers).toMatchObject({
			'content-type': 'image/svg+xml',
			'x-content-type-options': 'nosniff'
		});
	});

	test('nothing tells which software answers', async () => {
		const reply = await send(server.url, { path: '/' });
		expect(reply.headers['x-powered-by']).toBeUndefined();
		expect(reply.headers.server).toBeUndefined();
	});

	test('pages are kept by nobody', async () => {
		for (const cookie of Object.values(cookies)) {
			const reply = await send(server.url, { path: `/s/${run.joinCode}`, headers: { cookie } });
			expect(reply.headers['cache-control']).toContain('no-store');
		}
	});
});

describe('answering', () => {
	const cast = (body: string | Buffer, headers: Record<string, string> = {}) =>
		send(server.url, {
			method: 'POST',
			path: '/api/ballot',
			headers: { origin: server.url, 'content-type': 'application/json', ...headers },
			body
		});
	const answer = () =>
		JSON.stringify({ code: run.joinCode, token: newToken(), item: 1, choice: 2, rev: 1 });

	test('sets no cookie, and knows nobody by theirs', async () => {
		const reply = await cast(answer(), { cookie: cookies.keyPerson });
		expect(reply.status).toBe(200);
		expect(reply.headers['set-cookie']).toBeUndefined();
	});

	test('and reading the page leave no line in the log', async () => {
		// A request that is logged, before and after: every line between them has arrived when the second has.
		const fence = async () => {
			const seen = () => server.log().split('/api/openapi.json').length;
			const before = seen();
			await send(server.url, { path: '/api/openapi.json' });
			await until(() => seen() > before);
			return server.log();
		};
		const before = await fence();
		await cast(answer());
		await send(server.url, { path: `/s/${run.joinCode}` });
		await send(server.url, { path: '/s/22222222' });
		const written = (await fence()).slice(before.length).trim().split('\n');
		expect(written.map((line) => line.replace(/.*"route":"([^"]*)".*/, '$1'))).toEqual([
			'/api/openapi.json'
		]);
		expect(server.log()).not.toContain(run.joinCode);
	});

	test.each([
		['a body of three kilobytes', () => `{"pad":"${'x'.repeat(3000)}"}`, 400],
		['a body of ten megabytes', () => Buffer.alloc(10_000_000, 120), 400],
		['no JSON', () => 'code=22222222', 400],
		['JSON that is no object', () => '[1,2,3]', 400],
		['a field too many', () => `{"extra":1,${answer().slice(1)}`, 400],
		['a prototype', () => `{"__proto__":{"code":"x"},${answer().slice(1)}`, 400],
		['nothing', () => '', 400]
	])('with %s is refused as bad input', async (_, body, status) => {
		const reply = await cast(body());
		// A body that is cut off may also end the connection.
		expect([status, 0]).toContain(reply.status);
		if (reply.status !== 0)
			expect(JSON.parse(reply.body)).toEqual({ ok: false, code: 'invalidInput' });
		expect((await cast(answer())).status).toBe(200);
	});

	test('as a form of a megabyte is refused, and nothing is stored', async () => {
		const token = newToken();
		const reply = await send(server.url, {
			method: 'POST',
			path: `/s/${run.joinCode}/svar`,
			headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
			body: `token=${token}&item-1=2&pad=${'x'.repeat(1_000_000)}`
		});
		expect([0, 303, 400, 413]).toContain(reply.status);
		expect(await server.ports.office.mine(run.joinCode, token)).toEqual([]);
	});
});

describe('too much', () => {
	test('a command of two megabytes is refused', async () => {
		const reply = await send(server.url, {
			method: 'POST',
			path: '/api/command/closeRun',
			headers: {
				origin: server.url,
				cookie: cookies.keyPerson,
				'content-type': 'application/json'
			},
			body: `{"pad":"${'x'.repeat(2_000_000)}"}`
		});
		expect([0, 400, 413]).toContain(reply.status);
		expect(await server.ports.office.findPoll(run.joinCode)).not.toBeNull();
	});

	test('headers of twenty kilobytes are refused', async () => {
		const reply = await send(server.url, { path: '/', headers: { 'x-pad': 'x'.repeat(20_000) } });
		expect(reply.status).toBe(431);
	});
});

describe('health', () => {
	test('is told, and readiness with what it rests on', async () => {
		const health = await send(server.url, { path: '/healthz' });
		expect([health.status, JSON.parse(health.body)]).toEqual([200, { status: 'ok' }]);
		const ready = await send(server.url, { path: '/readyz' });
		expect([ready.status, JSON.parse(ready.body)]).toEqual([
			200,
			{ ready: true, database: true, live: true, draining: false }
		]);
	});

	test('a server whose database is gone is alive, not ready, and ready again when it is back', async () => {
		const admin = new pg.Client({ connectionString: inject('databaseServer') });
		await admin.connect();
		const name = new URL(server.connectionString.replace('@/', '@localhost/')).pathname.slice(1);
		const readiness = async () => (await send(server.url, { path: '/readyz' })).status;
		try {
			await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
			await admin.query(
				'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
				[name]
			);
			await until(async () => (await readiness()) === 503);
			expect((await send(server.url, { path: '/healthz' })).status).toBe(200);
		} finally {
			await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
			await admin.end();
		}
		await until(async () => (await readiness()) === 200);
	});
});
