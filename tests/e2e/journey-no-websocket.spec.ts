import { m } from '#lib/messages/messages.js';
import { expect, test } from '../support/e2e.ts';
import { Facilitator } from './pages/facilitator.ts';
import { Phone } from './pages/phone.ts';
import { startStrictProxy, type StrictProxy } from './pages/proxy.ts';
import { Wall } from './pages/wall.ts';
import { oneLanguage, words } from './pages/words.ts';

/** Every two seconds, and a little for the way there and back. */
const oneRound = { timeout: 4500 };

for (const { locale, browser } of oneLanguage) {
	const say = words(locale);

	test.describe(`Behind a proxy that stops websockets (${locale})`, () => {
		test.use({ locale: browser, actionTimeout: 15_000 });
		let proxy: StrictProxy;
		test.beforeEach(async ({ server }) => {
			proxy = await startStrictProxy(server.url);
		});
		test.afterEach(() => proxy.close());

		test('console, wall and phone work over HTTP, and say so', async ({
			server,
			page,
			newPhone,
			signIn
		}) => {
			test.setTimeout(90_000);
			const run = await server.seed.insertDraftRun();
			await signIn(page, run.keyPerson);
			const desk = new Facilitator(page, locale);
			await page.goto(`${proxy.url}/skattningar/${run.runId}`);
			const wall = new Wall(await page.context().newPage(), locale);
			await wall.page.goto(`${proxy.url}/vagg/${run.runId}`);
			await expect(desk.connection).toContainText(say(m.run_connection_polling));
			await expect(wall.page.getByText(say(m.wall_polling))).toBeVisible();
			expect(proxy.refused).toBeGreaterThanOrEqual(4);

			await desk.button(m.run_open).click();
			await expect(desk.button(m.run_close)).toBeVisible(oneRound);
			await expect(wall.page.locator('.host')).toBeVisible(oneRound);
			const address = await wall.readAddress();
			expect(address).toMatch(`${proxy.url}/s/`);

			const phone = new Phone(await newPhone(), locale);
			await phone.scan(address);
			for (let no = 1; no <= 10; no += 1) await phone.tap(no, 2);
			await phone.expectSaved(10, 2);
			await expect(wall.main.getByText(say(m.poll_turnout_fewer_than, { count: 5 }))).toBeVisible(
				oneRound
			);
			await expect(desk.count(m.run_answered)).toHaveText(
				say(m.run_turnout_fewer, { count: 5 }),
				oneRound
			);
			for (let device = 0; device < 5; device += 1)
				await server.seed.answer(
					codeIn(address),
					Array.from({ length: 10 }, () => 2)
				);

			await desk.close();
			await expect(wall.main.getByText(say(m.wall_closed_title))).toBeVisible(oneRound);
			await expect(
				phone.page.getByRole('heading', { name: say(m.voter_closed_title) })
			).toBeVisible(oneRound);

			await desk.button(m.run_show_first).click();
			await expect(desk.button(m.run_show_result)).toBeVisible(oneRound);
			// The wall hears of it at its next round; a key pressed on an older screen would not be taken.
			await expect(wall.main.getByRole('heading', { level: 1 })).toContainText(
				/politiska församlingen|political assembly/,
				oneRound
			);
			await wall.page.keyboard.press('r');
			await expect(wall.mean).toHaveText(locale === 'sv' ? '2,0' : '2.0', oneRound);
			await expect(page.getByText(say(m.run_all_see))).toBeVisible(oneRound);
			await expect(desk.connection).toContainText(say(m.run_connection_polling));
		});

		test('whoever is signed out is shown so at the next round', async ({
			server,
			page,
			signIn
		}) => {
			const run = await server.seed.openedRun();
			await signIn(page, run.keyPerson);
			const desk = new Facilitator(page, locale);
			await page.goto(`${proxy.url}/skattningar/${run.runId}`);
			await expect(desk.connection).toContainText(say(m.run_connection_polling));
			await page.context().clearCookies();
			await expect(page.getByText(say(m.run_revoked_text))).toBeVisible(oneRound);
		});
	});
}

function codeIn(address: string): string {
	return address.slice(-8);
}
