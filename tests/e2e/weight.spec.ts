import type { Page } from '@playwright/test';
import { m } from '#lib/messages/messages.js';
import { expect, test } from '../support/e2e.ts';
import { insertInstrument } from '../support/instruments.ts';

/** The budgets of docs/decisions/007, in bytes over the wire: headers, compressed bodies, everything. */
const answeringBytes = 60_000;
const answeringRequests = 12;
const codePageBytes = 10_000;

type Weight = { bytes: number; requests: string[]; images: number; fonts: number };

/** Counts what the page fetches from now on, with the cache off. */
async function weigh(page: Page): Promise<Weight> {
	const weight: Weight = { bytes: 0, requests: [], images: 0, fonts: 0 };
	const client = await page.context().newCDPSession(page);
	await client.send('Network.enable');
	await client.send('Network.setCacheDisabled', { cacheDisabled: true });
	client.on('Network.requestWillBeSent', ({ request, type }) => {
		weight.requests.push(request.url);
		if (type === 'Font') weight.fonts += 1;
		if (type === 'Image') weight.images += 1;
	});
	client.on('Network.loadingFinished', ({ encodedDataLength }) => {
		weight.bytes += encodedDataLength;
	});
	return weight;
}

test('the answering page, up to the first saved answer and the live connection', async ({
	server,
	newPhone
}) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	const connected = page.waitForEvent('websocket');
	const weight = await weigh(page);
	await page.goto(`/s/${run.joinCode}`);
	await page.locator('#fraga-1 label').first().tap();
	await expect(page.locator('#fraga-1')).toContainText(m.voter_item_saved({}, { locale: 'sv' }));
	await connected;
	expect(weight.bytes).toBeGreaterThan(5000);
	expect(weight.bytes, weight.requests.join('\n')).toBeLessThanOrEqual(answeringBytes);
	expect(weight.requests.length, weight.requests.join('\n')).toBeLessThanOrEqual(answeringRequests);
	expect([weight.images, weight.fonts]).toEqual([0, 0]);
});

test('an instrument with forty items keeps the same budget', async ({ server, newPhone }) => {
	const instrumentId = await insertInstrument(server.ports, { items: 40 });
	const run = await server.seed.openedRun({ instrumentId });
	const page = await newPhone();
	const weight = await weigh(page);
	await page.goto(`/s/${run.joinCode}`);
	await page.locator('#fraga-40 label').first().tap();
	await expect(page.locator('#fraga-40')).toContainText(m.voter_item_saved({}, { locale: 'sv' }));
	expect(weight.bytes).toBeLessThanOrEqual(answeringBytes);
	expect(weight.requests.length).toBeLessThanOrEqual(answeringRequests);
});

for (const [name, path] of [
	['the page where a code is typed', '/'],
	['the whole promise', '/anonymitet']
] as const)
	test(`${name} is light and sends no script`, async ({ newPhone }) => {
		const page = await newPhone();
		const weight = await weigh(page);
		await page.goto(path);
		await page.waitForLoadState('networkidle');
		expect(weight.bytes).toBeGreaterThan(2000);
		expect(weight.bytes, weight.requests.join('\n')).toBeLessThanOrEqual(codePageBytes);
		expect(await page.locator('script').count()).toBe(0);
	});
