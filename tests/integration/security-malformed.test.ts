import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { send } from '../support/http.ts';
import { startProductionServer, type ProductionServer } from '../support/production.ts';

/** What no page of ours sends is its sender's mistake: answered as such, never as an error of the server. */
let server: ProductionServer;
beforeAll(async () => {
	server = await startProductionServer(inject('databaseServer'));
});
afterAll(async () => {
	await server.close();
});

const urlencoded = 'application/x-www-form-urlencoded';
const whole = '--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n1\r\n--b--\r\n';

async function post(path: string, type: string, body: string, action = false) {
	const headers = {
		origin: server.url,
		...(type === '' ? {} : { 'content-type': type }),
		...(action ? { 'x-sveltekit-action': 'true', accept: 'application/json' } : {})
	};
	return send(server.url, { method: 'POST', path, headers, body });
}

describe('a form that cannot be read is refused as the sender’s mistake', () => {
	const bodies: readonly (readonly [string, string, string])[] = [
		['without a boundary', 'multipart/form-data', 'x=1'],
		['cut off', 'multipart/form-data; boundary=b', whole.slice(0, 40)],
		['that is no form', 'multipart/form-data; boundary=b', 'hello'],
		['in JSON', 'application/json', '{"x":1}'],
		['in text', 'text/plain', 'x=1'],
		['of no kind', '', 'x=1']
	];
	// The last is refused before any action runs; the others run theirs.
	const doors = ['/logga-in', '/tillganglighet?/send', '/installningar', '/konto?/changePassword'];
	for (const [name, type, body] of bodies)
		for (const path of doors)
			for (const action of [false, true])
				test(`${name}, at ${path}${action ? ', by script' : ''}`, async () => {
					const reply = await post(path, type, body, action);
					expect(reply.status).toBeLessThan(500);
					expect(reply.status).toBeGreaterThanOrEqual(303);
				});
});

describe('an action that only every object has is none', () => {
	for (const name of [
		'__proto__',
		'constructor',
		'toString',
		'valueOf',
		'hasOwnProperty',
		'default'
	])
		for (const action of [false, true])
			test(`${name}${action ? ', by script' : ''}`, async () => {
				const reply = await post(`/logga-in?/${name}`, urlencoded, 'email=a', action);
				expect(reply.status).toBe(404);
			});

	test('while the real ones are found', async () => {
		const reply = await post('/tillganglighet?/send', urlencoded, 'text=', true);
		expect(JSON.parse(reply.body)).toMatchObject({ type: 'failure', status: 400 });
	});
});

test('an address that cannot be decoded is not written to the log', async () => {
	const reply = await send(server.url, { path: '/s/HEMLIGKOD%ff' });
	expect(reply.status).toBe(400);
	expect(server.log()).not.toContain('HEMLIGKOD');
});
