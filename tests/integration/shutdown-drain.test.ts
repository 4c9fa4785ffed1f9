import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { newToken } from '#lib/server/ids.ts';
import { BoxAuditor, findDifferences, type Acknowledged } from '../support/ballots.ts';
import { send } from '../support/http.ts';
import { startProductionServer, type ProductionServer } from '../support/production.ts';

let server: ProductionServer | null = null;
const sockets: Socket[] = [];

afterEach(async () => {
	for (const socket of sockets.splice(0)) socket.disconnect();
	await server?.close();
	server = null;
});

/** A phone that watches whether the run is open, and says how it was told goodbye. */
function watch(url: string, runId: string): Promise<{ goodbyes: string[]; gone: Promise<void> }> {
	const socket = io(`${url}/voter`, {
		path: '/live',
		transports: ['websocket'],
		forceNew: true,
		reconnection: false,
		extraHeaders: { origin: url }
	});
	sockets.push(socket);
	const goodbyes: string[] = [];
	socket.on('goodbye', (goodbye: { reason: string }) => goodbyes.push(goodbye.reason));
	const gone = new Promise<void>((resolve) => {
		socket.on('disconnect', () => {
			resolve();
		});
	});
	return new Promise((resolve, reject) => {
		socket.on('connect_error', reject);
		socket.on('connect', () => {
			socket.emit('watch', { topic: runId, audience: 'voter' }, (reply: { ok: boolean }) => {
				if (reply.ok) resolve({ goodbyes, gone });
				else reject(new Error(JSON.stringify(reply)));
			});
		});
	});
}

/** Answers one after another until the server no longer does; notes what was acknowledged. */
async function keepAnswering(url: string, code: string, noted: Acknowledged[]): Promise<void> {
	for (;;) {
		const token = newToken();
		const reply = await send(url, {
			method: 'POST',
			path: '/api/ballot',
			headers: { origin: url, 'content-type': 'application/json' },
			body: JSON.stringify({ code, token, item: 1, choice: 2, rev: 1 })
		});
		if (reply.status !== 200) return;
		noted.push({ token, itemNo: 1, choice: 2, rev: 1 });
	}
}

describe('asked to stop', () => {
	test('with a thousand phones connected and answers coming in: goodbye to all, no acknowledged answer lost, gone within ten seconds', async () => {
		server = await startProductionServer(inject('databaseServer'));
		const { url } = server;
		const run = await server.seed.openedRun();
		const phones: Awaited<ReturnType<typeof watch>>[] = [];
		for (let batch = 0; batch < 10; batch += 1)
			phones.push(...(await Promise.all(Array.from({ length: 100 }, () => watch(url, run.runId)))));
		expect(phones).toHaveLength(1000);
		const noted: Acknowledged[] = [];
		const answering = Array.from({ length: 20 }, () => keepAnswering(url, run.joinCode, noted));
		await expect.poll(() => noted.length).toBeGreaterThan(100);
		const before = noted.length;

		const asked = performance.now();
		const code = await server.stop();
		const seconds = (performance.now() - asked) / 1000;
		await Promise.all([...answering, ...phones.map((phone) => phone.gone)]);

		expect(code).toBe(0);
		expect(seconds).toBeLessThan(10);
		expect(phones.filter((phone) => phone.goodbyes.join() !== 'draining')).toHaveLength(0);
		expect(noted.length).toBeGreaterThanOrEqual(before);
		const auditor = await BoxAuditor.open(server.connectionString);
		const stored = await auditor.rows<{ item_no: number; choice: number; n: number }>(
			'SELECT item_no, choice, count(*)::int AS n FROM ballot.ballot WHERE run_id = $1 GROUP BY 1, 2',
			run.runId
		);
		await auditor.close();
		// A committed answer whose acknowledgement was cut off may be there besides; an acknowledged one must be.
		const [difference] = findDifferences(noted, stored);
		expect(stored[0]?.n ?? 0, difference).toBeGreaterThanOrEqual(noted.length);
		expect(stored[0]?.n ?? 0).toBeLessThanOrEqual(noted.length + 20);
	});

	test('twice, it still ends well', async () => {
		server = await startProductionServer(inject('databaseServer'));
		server.process.kill('SIGTERM');
		expect(await server.stop()).toBe(0);
	});
});
