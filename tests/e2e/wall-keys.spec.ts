import type { Page } from '@playwright/test';
import { newToken } from '#lib/server/ids.ts';
import { stepScreen } from '#lib/server/usecases/poll/step-screen.ts';
import { expect, test } from '../support/e2e.ts';
import type { ProductionServer } from '../support/production.ts';
import type { SeededRun } from '../support/seed.ts';
import { expectAccessible } from './axe.ts';

/** Item 1 has a result, item 2 is mostly "Vet inte", item 3 has too few placed answers. */
async function answerAll(server: ProductionServer, code: string): Promise<void> {
	for (let device = 0; device < 12; device += 1) {
		const knows = device < 5;
		const other = device < 6 ? 1 : 2;
		await server.seed.answer(code, [
			2,
			device < 7 ? null : 1 + (device % 2),
			knows ? 1 : null,
			...Array.from({ length: 7 }, (_, index) => (index % 2 === 0 ? 2 : other))
		]);
	}
}

/** One device more, over the wire: the server then counts how many have answered. */
async function answerOverTheWire(server: ProductionServer, code: string): Promise<void> {
	const reply = await fetch(`${server.url}/api/ballot`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: server.url },
		body: JSON.stringify({ code, token: newToken(), item: 1, choice: 2, rev: 1 })
	});
	expect(reply.status).toBe(200);
}

async function openedByKey(server: ProductionServer, page: Page, run: SeededRun): Promise<string> {
	await page.goto(`/vagg/${run.runId}`);
	await expect(page.getByText('Skattningen har inte öppnat', { exact: true })).toBeVisible();
	await live(page);
	await page.keyboard.press(' ');
	await expect(page.getByRole('img', { name: /^QR-kod till/ })).toBeVisible();
	const { join_code } = await server.seed.asSystem((tx) =>
		tx
			.selectFrom('assessment_run')
			.select('join_code')
			.where('id', '=', run.runId)
			.executeTakeFirstOrThrow()
	);
	if (join_code === null) throw new Error('the run has no code');
	return join_code;
}

/** Keys are heard once the page's script runs, and the connection line is empty once it is live. */
async function live(page: Page): Promise<void> {
	await expect(page.getByText('Ansluter …')).toHaveCount(0);
}

async function closeByKey(page: Page): Promise<void> {
	await page.keyboard.press(' ');
	const question = page.getByRole('alertdialog', { name: 'Stänga skattningen?' });
	await expect(question).toContainText('Ingen kan svara eller ändra sig efteråt.');
	await page.keyboard.press('Enter');
	await expect(question).toBeHidden();
	await expect(page.getByRole('heading', { name: 'Skattningen har stängt' })).toBeVisible();
}

const number = (page: Page, no: number) =>
	page.getByText(`Moment ${String(no)} av 10`, { exact: true });

test('a key person runs the whole wall from the keyboard, and every stage is accessible', async ({
	server,
	page,
	signIn
}) => {
	// Ten times through all of axe.
	test.slow();
	const run = await server.seed.insertDraftRun({ eligible: 24 });
	await signIn(page, run.keyPerson);
	const code = await openedByKey(server, page, run);
	await expectAccessible(page, 'the open join stage');
	await answerAll(server, code);
	await answerOverTheWire(server, code);
	await expect(page.getByText('Ungefär hälften har svarat', { exact: true })).toBeVisible();

	await page.keyboard.press('ArrowRight');
	await expect(number(page, 1)).toBeVisible();
	await page.keyboard.press('r');
	await expect(page.getByText('Resultatet finns när skattningen har stängt.')).toBeVisible();
	await page.keyboard.press('q');
	const overlay = page.getByRole('region', { name: 'Visa koden' });
	await expect(overlay).toBeVisible();
	await expectAccessible(page, 'the join overlay');
	await page.keyboard.press('Escape');
	await expect(overlay).toBeHidden();

	// A second press of the key that asked says neither yes nor no.
	await page.keyboard.press(' ');
	await page.keyboard.press(' ');
	await expect(page.getByRole('alertdialog')).toBeVisible();
	await expectAccessible(page, 'the question before closing');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('alertdialog')).toBeHidden();
	await page.keyboard.press('Home');
	await closeByKey(page);
	await expectAccessible(page, 'the closed stage');

	await page.keyboard.press('ArrowRight');
	await expect(page.getByText('R visar resultatet', { exact: true })).toBeVisible();
	await expectAccessible(page, 'an item before its result');
	await page.keyboard.press('r');
	await expect(
		page.getByRole('heading', { name: 'Alla svarar ”Behöver utvecklas”' })
	).toBeVisible();
	await expect(page.locator('svg text.figure')).toHaveText('2,0');
	await expectAccessible(page, 'a result');
	await page.keyboard.press('t');
	await expect(
		page.getByRole('table').getByRole('row', { name: /Behöver utvecklas 13 100/ })
	).toBeVisible();
	await expectAccessible(page, 'a result as a table');
	await page.keyboard.press('t');
	await page.keyboard.press('r');
	await expect(page.getByText('R visar resultatet', { exact: true })).toBeVisible();

	await page.keyboard.press('ArrowRight');
	await expect(number(page, 2)).toBeVisible();
	await page.keyboard.press('r');
	await expect(page.getByText('För få svar', { exact: true })).toBeVisible();
	await expect(page.locator('main').getByText('minst 6 har svarat på frågan')).toBeVisible();
	await expectAccessible(page, 'an item with too few answers');

	await page.keyboard.press('End');
	await expect(page.getByText('ofullständig, 8 av 10 moment', { exact: true })).toBeVisible();
	await expectAccessible(page, 'the overview');
	await page.keyboard.press('3');
	await expect(page.getByRole('heading', { name: /^Störst spridning/ })).toBeVisible();
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Tangenter på väggen' })).toBeVisible();
	await expectAccessible(page, 'the keys');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
});

test('“Vet inte” is the headline when it is the commonest answer', async ({
	server,
	page,
	signIn
}) => {
	const run = await server.seed.openedRun();
	await signIn(page, run.keyPerson);
	await page.goto(`/vagg/${run.runId}`);
	await live(page);
	for (let device = 0; device < 15; device += 1)
		await server.seed.answer(run.joinCode, [device < 8 ? null : 1 + (device % 3)]);
	await closeByKey(page);
	await page.keyboard.press('PageDown');
	await expect(number(page, 1)).toBeVisible();
	await page.keyboard.press('PageDown');
	await expect(
		page.getByRole('heading', { name: 'Vanligaste svaret är Vet inte – fler behöver känna till' })
	).toBeVisible();
	// A clicker reveals first, steps then, and steps back.
	await page.keyboard.press('PageDown');
	await expect(number(page, 2)).toBeVisible();
	await page.keyboard.press('PageUp');
	await expect(number(page, 1)).toBeVisible();
	await expect(page.getByText('R visar resultatet', { exact: true })).toBeVisible();
});

test('two screens follow one another, and one key press on each at once is one step', async ({
	server,
	page,
	signIn,
	newComputer
}) => {
	const run = await server.seed.openedRun();
	const second = await newComputer();
	for (const one of [page, second]) {
		await signIn(one, run.keyPerson);
		await one.goto(`/vagg/${run.runId}`);
		await live(one);
	}
	await page.keyboard.press('ArrowRight');
	await expect(number(second, 1)).toBeVisible();
	await expect(number(page, 1)).toBeVisible();
	await Promise.all([page.keyboard.press('ArrowRight'), second.keyboard.press('ArrowRight')]);
	await expect(number(page, 2)).toBeVisible();
	await expect(number(second, 2)).toBeVisible();
	const asked = await stepScreen(server.ports, run.keyPerson.actor, {
		runId: run.runId,
		step: { step: 'hide' }
	});
	expect(asked.screen.itemNo).toBe(2);
});

test('where no socket gets through the wall goes on by asking, and says so', async ({
	server,
	page,
	signIn
}) => {
	const run = await server.seed.openedRun();
	await signIn(page, run.keyPerson);
	await page.routeWebSocket(/\/live\//, (socket) => socket.close({ code: 1011 }));
	await page.goto(`/vagg/${run.runId}`);
	await expect(page.getByText('Uppdateras var annan sekund')).toBeVisible({ timeout: 20_000 });
	await page.keyboard.press('ArrowRight');
	await expect(number(page, 1)).toBeVisible();
});

for (const size of [
	{ width: 1920, height: 1080 },
	{ width: 1280, height: 720 },
	{ width: 1024, height: 768 },
	{ width: 3840, height: 2160 }
])
	test(`everything fits a screen of ${String(size.width)} × ${String(size.height)}`, async ({
		server,
		page,
		signIn
	}) => {
		await page.setViewportSize(size);
		const run = await server.seed.openedRun({
			targetGroup: 'Medarbetare vid förvaltningen för hälso- och sjukvård i hela länet'
		});
		await signIn(page, run.keyPerson);
		await page.goto(`/vagg/${run.runId}`);
		await live(page);
		await answerAll(server, run.joinCode);
		await expectFits(page, 'the join stage');
		const qr = await page.getByRole('img', { name: /^QR-kod till/ }).boundingBox();
		expect(qr?.height ?? 0).toBeGreaterThan(size.height * 0.2);
		// The longest item, with the join strip under it.
		for (let no = 1; no <= 8; no += 1) {
			await page.keyboard.press('ArrowRight');
			await expect(number(page, no)).toBeVisible();
		}
		await expectFits(page, 'an item while the run is open');
		const strip = await page.getByRole('img', { name: /^QR-kod till/ }).boundingBox();
		expect(strip?.height ?? 0).toBeGreaterThan(size.height * 0.2);
		await page.keyboard.press('Home');
		await closeByKey(page);
		await page.keyboard.press('End');
		await expect(page.getByText('ofullständig, 8 av 10 moment', { exact: true })).toBeVisible();
		await expectFits(page, 'the overview');
		await page.keyboard.press('ArrowLeft');
		await expect(number(page, 10)).toBeVisible();
		await page.keyboard.press('r');
		await expect(page.locator('svg text.figure')).toBeVisible();
		await expectFits(page, 'a result');
	});

async function expectFits(page: Page, state: string): Promise<void> {
	const over = await page.evaluate(() => {
		const main = document.querySelector('main');
		const { scrollWidth, scrollHeight } = document.documentElement;
		return {
			width: scrollWidth - innerWidth,
			height: scrollHeight - innerHeight,
			main: main === null ? 0 : Math.max(0, main.scrollHeight - main.clientHeight - 1)
		};
	});
	expect.soft(over, state).toEqual({ width: 0, height: 0, main: 0 });
}
