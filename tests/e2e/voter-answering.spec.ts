import type { Page } from '@playwright/test';
import { m } from '#lib/messages/messages.js';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { expect, test } from '../support/e2e.ts';
import { insertInstrument } from '../support/instruments.ts';
import type { ProductionServer } from '../support/production.ts';
import type { OpenedRun } from '../support/seed.ts';

const sv = { locale: 'sv' } as const;
const saved = m.voter_item_saved({}, sv);
const item = (page: Page, no: number) => page.locator(`#fraga-${String(no)}`);
/** The option by its place in the list, from 0; the last one is Vet inte. */
const tap = (page: Page, no: number, place: number) =>
	item(page, no).locator('label').nth(place).tap();
const chosen = (page: Page, no: number) =>
	item(page, no).locator('input:checked').getAttribute('value');
const bar = (page: Page) => page.locator('[data-part="status"]');

/** What the server has stored for the page's own device. */
async function storedFor(server: ProductionServer, run: OpenedRun, page: Page) {
	const token = await page.locator('input[name=token]').inputValue();
	const answers = await server.ports.office.mine(run.joinCode, token);
	return answers.map(({ itemNo, choice }) => [itemNo, choice]);
}

test('says saved only when the server has it', async ({ server, newPhone }) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	let letGo = () => {};
	const held = new Promise<void>((resolve) => (letGo = resolve));
	await page.route('**/api/ballot', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(`/s/${run.joinCode}`);
	await tap(page, 1, 1);
	await expect(item(page, 1)).toContainText(m.voter_status_saving({}, sv));
	await expect(item(page, 1)).not.toContainText(saved);
	expect(await storedFor(server, run, page)).toEqual([]);
	letGo();
	await expect(item(page, 1)).toContainText(saved);
	await expect(bar(page)).toHaveText(m.voter_status_saved({}, sv));
	expect(await storedFor(server, run, page)).toEqual([[1, 2]]);
});

test('a change of mind while the first answer is on its way ends as the second', async ({
	server,
	newPhone
}) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	await page.route('**/api/ballot', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 300));
		await route.continue();
	});
	await page.goto(`/s/${run.joinCode}`);
	for (const place of [0, 2, 1, 3]) await tap(page, 1, place);
	await expect(item(page, 1)).toContainText(saved);
	expect(await storedFor(server, run, page)).toEqual([[1, null]]);
	expect(await chosen(page, 1)).toBe('dontKnow');
});

test('a tap before the script has come is not lost', async ({ server, newPhone }) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	let letGo = () => {};
	const held = new Promise<void>((resolve) => (letGo = resolve));
	await page.route('**/workers/**', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(`/s/${run.joinCode}`, { waitUntil: 'commit' });
	await tap(page, 1, 2);
	await tap(page, 3, 3);
	letGo();
	await expect(item(page, 1)).toContainText(saved);
	await expect(item(page, 3)).toContainText(saved);
	expect(await storedFor(server, run, page)).toEqual([
		[1, 3],
		[3, null]
	]);
});

test('answers given without network wait through a reload and go when it is back', async ({
	server,
	newPhone
}) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	await page.goto(`/s/${run.joinCode}`);
	await tap(page, 1, 0);
	await expect(item(page, 1)).toContainText(saved);
	await page.route('**/api/ballot', (route) => route.abort());
	await tap(page, 2, 1);
	await tap(page, 1, 2);
	await expect(bar(page)).toHaveText(m.voter_status_offline({}, sv));
	await expect(item(page, 2)).toContainText(m.voter_item_waiting({}, sv));
	await page.reload();
	await expect(item(page, 2)).toContainText(m.voter_item_waiting({}, sv));
	expect([await chosen(page, 1), await chosen(page, 2)]).toEqual(['3', '2']);
	expect(await storedFor(server, run, page)).toEqual([[1, 1]]);
	await page.unroute('**/api/ballot');
	await expect(item(page, 2)).toContainText(saved);
	await expect(item(page, 1)).toContainText(saved);
	expect(await storedFor(server, run, page)).toEqual([
		[1, 3],
		[2, 2]
	]);
});

test('an answer whose acknowledgement was lost is sent again and counts once', async ({
	server,
	newPhone
}) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	let lost = 0;
	await page.route('**/api/ballot', async (route) => {
		const response = await route.fetch();
		if (lost === 0) {
			lost += 1;
			await route.abort();
		} else await route.fulfill({ response });
	});
	await page.goto(`/s/${run.joinCode}`);
	await tap(page, 4, 1);
	await expect(item(page, 4)).toContainText(saved);
	expect(lost).toBe(1);
	expect(await storedFor(server, run, page)).toEqual([[4, 2]]);
});

test('a page of something in between is no acknowledgement', async ({ server, newPhone }) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	await page.route('**/api/ballot', (route) =>
		route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Logga in på nätet</h1>' })
	);
	await page.goto(`/s/${run.joinCode}`);
	await tap(page, 1, 1);
	await expect(bar(page)).toHaveText(m.voter_status_offline({}, sv));
	await expect(item(page, 1)).not.toContainText(saved);
});

test('two tabs show the same, and the last press wins', async ({ server, newPhone }) => {
	const run = await server.seed.openedRun();
	const one = await newPhone();
	await one.goto(`/s/${run.joinCode}`);
	const two = await one.context().newPage();
	await two.goto(`/s/${run.joinCode}`);
	await tap(one, 1, 0);
	await expect(item(two, 1)).toContainText(saved);
	expect(await chosen(two, 1)).toBe('1');
	await tap(two, 1, 2);
	await expect(item(two, 1)).toContainText(saved);
	await expect(item(one, 1).locator('input:checked')).toHaveValue('3');
	await expect(item(one, 1)).toContainText(saved);
	expect(await storedFor(server, run, one)).toEqual([[1, 3]]);
	expect((await server.ports.office.findPoll(run.joinCode))?.runId).toBe(run.runId);
});

test('a browser that lost its cookie is the same device still', async ({ server, newPhone }) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	await page.goto(`/s/${run.joinCode}`);
	await tap(page, 1, 1);
	await expect(item(page, 1)).toContainText(saved);
	const token = await page.locator('input[name=token]').inputValue();
	await page.context().clearCookies();
	await page.reload();
	await expect(item(page, 1)).toContainText(saved);
	await expect(page.locator('input[name=token]')).toHaveValue(token);
	expect(await chosen(page, 1)).toBe('2');
});

test('without a memory of its own the page says how long answers are kept', async ({
	server,
	newPhone
}) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	await page.addInitScript(() => {
		Object.defineProperty(window, 'localStorage', {
			get() {
				throw new DOMException('denied', 'SecurityError');
			}
		});
	});
	await page.route('**/api/ballot', (route) => route.abort());
	await page.goto(`/s/${run.joinCode}`);
	await tap(page, 1, 1);
	await expect(bar(page)).toHaveText(m.voter_status_offline_memory({}, sv));
	await expect(item(page, 1)).toContainText(m.voter_item_waiting_memory({}, sv));
	await page.unroute('**/api/ballot');
	await expect(item(page, 1)).toContainText(saved);
});

test('the end says thanks when all is answered, and what is left before that', async ({
	server,
	newPhone
}) => {
	const run = await server.seed.openedRun({ lastDay: '2027-01-15' });
	const page = await newPhone();
	await page.goto(`/s/${run.joinCode}`);
	for (let no = 1; no <= 9; no += 1) await tap(page, no, 1);
	await expect(page.getByRole('heading', { name: m.voter_left_one({}, sv) })).toBeVisible();
	await page.getByRole('link', { name: m.voter_left_link({ no: 10 }, sv), exact: true }).tap();
	await expect(item(page, 10)).toBeInViewport();
	await tap(page, 10, 3);
	await expect(page.getByRole('heading', { name: m.voter_thanks_title({}, sv) })).toBeVisible();
	await expect(page.getByText(m.voter_thanks_next({ k: 6 }, sv))).toBeVisible();
	await expect(page.getByText('2027-01-15')).toBeVisible();
});

test('the closing is told at once, and what counts stays to be seen', async ({
	server,
	newPhone
}) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	const watching = page
		.waitForEvent('websocket')
		.then((socket) =>
			socket.waitForEvent('framereceived', ({ payload }) => String(payload).includes('"open"'))
		);
	await page.goto(`/s/${run.joinCode}`);
	await tap(page, 1, 1);
	await expect(item(page, 1)).toContainText(saved);
	await watching;
	await closeRun(server.ports, run.keyPerson.actor, { runId: run.runId });
	await expect(page.getByRole('heading', { name: m.voter_closed_title({}, sv) })).toBeVisible();
	await expect(bar(page)).toHaveText(m.voter_status_closed({}, sv));
	await expect(item(page, 1).getByRole('radio').first()).toBeDisabled();
	expect(await chosen(page, 1)).toBe('2');
	expect(await page.evaluate(() => localStorage.length)).toBe(0);
	await page.reload();
	await expect(page.getByText(m.join_not_open_visited({}, sv))).toBeVisible();
});

test('what never got through before the closing is not said to count', async ({
	server,
	newPhone
}) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	// It hears of the closing only by trying to answer.
	await page.routeWebSocket(/\/live\//, (socket) => socket.close());
	await page.route('**/api/run/**', (route) => route.abort());
	await page.goto(`/s/${run.joinCode}`);
	await tap(page, 1, 0);
	await expect(item(page, 1)).toContainText(saved);
	await closeRun(server.ports, run.keyPerson.actor, { runId: run.runId });
	await page.evaluate(() => {
		for (const name of ['item-1', 'item-2'])
			document.querySelectorAll<HTMLInputElement>(`[name=${name}]`)[2]?.click();
	});
	await expect(item(page, 2)).toContainText(m.voter_item_lost({}, sv));
	await expect(item(page, 1)).toContainText(m.voter_item_change_lost({}, sv));
	expect(await chosen(page, 1)).toBe('1');
	await expect(page.getByText(m.voter_closed_lost({ items: '1, 2' }, sv))).toBeVisible();
});

test('a phone that was shut with answers unsent tells of them when it comes back too late', async ({
	server,
	newPhone
}) => {
	const run = await server.seed.openedRun();
	const page = await newPhone();
	await page.goto(`/s/${run.joinCode}`);
	await page.route('**/api/ballot', (route) => route.abort());
	await tap(page, 7, 1);
	await expect(item(page, 7)).toContainText(m.voter_item_waiting({}, sv));
	await page.goto('about:blank');
	await closeRun(server.ports, run.keyPerson.actor, { runId: run.runId });
	await page.goto(`/s/${run.joinCode}`);
	await expect(page.getByText(m.voter_closed_uncertain({ items: '7' }, sv))).toBeVisible();
});

test('an item with one question and a scale from zero', async ({ server, newPhone }) => {
	const instrumentId = await insertInstrument(server.ports, { items: 1, steps: 2, firstStep: 0 });
	const run = await server.seed.openedRun({ instrumentId });
	const page = await newPhone();
	await page.goto(`/s/${run.joinCode}`);
	await expect(page.getByText(m.voter_length_one({}, sv))).toBeVisible();
	await tap(page, 1, 0);
	await expect(page.getByText(m.voter_thanks_one({}, sv))).toBeVisible();
	expect(await storedFor(server, run, page)).toEqual([[1, 0]]);
});

test('fits 320 pixels, with targets for a thumb', async ({ server, newPhone }) => {
	const run = await server.seed.openedRun();
	const page = await newPhone({ viewport: { width: 320, height: 568 } });
	await page.goto(`/s/${run.joinCode}`);
	expect(await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])).toEqual([
		320, 320
	]);
	for (const option of await item(page, 1).locator('label').all())
		expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(48);
});
