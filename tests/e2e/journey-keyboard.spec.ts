import type { Page } from '@playwright/test';
import { dontKnow, type WireChoice } from '#lib/contract/ballot.ts';
import { m } from '#lib/messages/messages.js';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { expect, test } from '../support/e2e.ts';
import { Facilitator } from './pages/facilitator.ts';
import { answerOverHttp } from './pages/device.ts';
import { Keyboard } from './pages/keyboard.ts';
import { Phone } from './pages/phone.ts';
import { oneLanguage, words } from './pages/words.ts';

const password = 'fyra blå cyklar i regn';
const mine: WireChoice[] = [3, dontKnow, 2, 1, 3, 2, 1, dontKnow, 2, 3];

for (const { locale, browser } of oneLanguage) {
	const say = words(locale);

	test.describe(`By keyboard alone (${locale})`, () => {
		test.use({ locale: browser, actionTimeout: 15_000 });

		test('a key person signs in, opens, closes, shows and reads the result', async ({
			server,
			page
		}) => {
			test.setTimeout(90_000);
			const organisation = await server.seed.insertOrganisation();
			const person = await server.seed.insertPerson({
				organisations: [organisation],
				passwordHash: await server.ports.passwords.hash(password)
			});
			const { groupId } = await server.seed.insertRoundWithGroup([organisation]);
			await server.seed.insertMeeting(groupId);
			const keys = new Keyboard(page);
			const desk = new Facilitator(page, locale);

			await page.goto('/logga-in');
			await keys.tabTo(page.getByLabel(say(m.sign_in_email)));
			await keys.type(person.email);
			await keys.tabTo(page.getByLabel(say(m.sign_in_password), { exact: true }));
			await keys.type(password);
			await keys.press('Enter');
			await expect(page).toHaveURL(/\/hem$/);

			await keys.tabToAndPress(page.getByRole('link', { name: say(m.run_new), exact: true }));
			await expect(page).toHaveURL(/\/skattningar\/ny$/);
			await keys.tabTo(page.getByLabel(say(m.run_new_target)));
			await keys.type('Vårdcentralen Eken');
			await keys.tabToAndPress(desk.button(m.run_new_open));
			await expect(desk.button(m.run_close)).toBeVisible();

			await test.step('the focus stays while the room answers', async () => {
				await keys.tabTo(desk.button(m.run_close));
				await expect(desk.connection).toContainText(say(m.run_connection_live));
				const code = await joinCodeOf(page, say(m.ui_code_label));
				for (let device = 0; device < 6; device += 1)
					await answerOverHttp(server.url, code, [3, 2, 2, 1, 3, 2, 1, 2, 2, 3]);
				await expect(
					page.getByRole('heading', { name: say(m.poll_turnout_at_least, { count: 5 }) })
				).toBeVisible();
				expect(await keys.isAt(desk.button(m.run_close))).toBe(true);
				await keys.expectToSeeFocus();
			});

			await test.step('closing asks, and Escape goes back to where one was', async () => {
				const dialog = page.getByRole('alertdialog', { name: say(m.wall_close_title) });
				await keys.press('Enter');
				await expect(dialog).toBeVisible();
				await keys.press('Escape');
				await expect(dialog).toBeHidden();
				expect(await keys.isAt(desk.button(m.run_close))).toBe(true);
				await keys.press('Enter');
				await expect(dialog).toBeVisible();
				await keys.tabToAndPress(desk.button(m.wall_close_confirm, dialog));
				await expect(page.getByRole('heading', { name: say(m.run_closed_title) })).toBeVisible();
			});

			await test.step('each result is shown, with the buttons and with the arrows', async () => {
				await keys.tabToAndPress(desk.button(m.run_show_first));
				const result = desk.button(m.run_show_result);
				await expect(result).toBeVisible();
				// The one button of the moment has changed its word, and kept the focus.
				expect(await keys.isAt(result)).toBe(true);
				await keys.press('Enter');
				await expect(page.getByText(say(m.run_all_see))).toBeVisible();
				for (let no = 2; no <= 10; no += 1) {
					await keys.press('ArrowRight');
					await expect(
						page.getByText(say(m.run_item_of, { no, count: 10 })).first()
					).toBeAttached();
					await keys.press('r');
					await expect(page.getByText(say(m.run_all_see))).toBeVisible();
					await keys.expectToSeeFocus();
				}
				await keys.press('ArrowRight');
				await expect(page.getByRole('heading', { name: say(m.run_step_overview) })).toBeVisible();
				await expect(page.locator('body')).not.toBeFocused();
				await keys.tabToAndPress(page.getByRole('link', { name: say(m.run_see_result) }));
				await expect(page).toHaveURL(/\/resultat$/);
				await keys.tabTo(page.getByRole('link', { name: say(m.result_csv) }), 120);
			});

			await test.step('the list of keys opens with ? and closes with Escape', async () => {
				await page.goto(`/skattningar/${desk.runId}`);
				await expect(desk.connection).toContainText(say(m.run_connection_live));
				await keys.press('?');
				const list = page.getByRole('dialog', { name: say(m.run_keys_title) });
				await expect(list).toBeVisible();
				await keys.press('Escape');
				await expect(list).toBeHidden();
			});
		});

		test('ten answers with Tab, arrows and Space, and the focus stays when it closes', async ({
			server,
			page
		}) => {
			test.setTimeout(60_000);
			const run = await server.seed.openedRun();
			const keys = new Keyboard(page);
			const phone = new Phone(page, locale);
			await phone.scan(`/s/${run.joinCode}`);
			await keys.tabTo(page.locator('summary').first());
			await keys.press('Enter');
			await expect(page.getByText(say(m.voter_how_device))).toBeVisible();
			for (const [index, choice] of mine.entries()) {
				const no = index + 1;
				await keys.tabTo(phone.option(no, 1));
				// Vet inte is last: one step up from the first.
				if (choice === dontKnow) await keys.press('ArrowUp');
				else if (choice === 1) await keys.press('Space');
				else for (let step = 1; step < choice; step += 1) await keys.press('ArrowDown');
				await keys.expectToSeeFocus();
				await phone.expectSaved(no, choice);
				expect(await keys.isAt(phone.option(no, choice))).toBe(true);
			}
			await phone.expectProgress(10);
			await expect(page.getByRole('heading', { name: say(m.voter_thanks_title) })).toBeVisible();
			await closeRun(server.ports, run.keyPerson.actor, { runId: run.runId });
			await phone.expectClosed();
			for (const [index, choice] of mine.entries()) await phone.expectChosen(index + 1, choice);
		});
	});
}

async function joinCodeOf(page: Page, label: string): Promise<string> {
	const spoken = await page.getByText(`${label}: `).first().textContent();
	return (spoken ?? '').split(': ')[1]?.replaceAll(' ', '') ?? '';
}
