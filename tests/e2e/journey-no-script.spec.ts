import { dontKnow } from '#lib/contract/ballot.ts';
import { m } from '#lib/messages/messages.js';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { expect, test } from '../support/e2e.ts';
import { Facilitator } from './pages/facilitator.ts';
import { Phone } from './pages/phone.ts';
import { tableRows } from './pages/wall.ts';
import { oneLanguage, words } from './pages/words.ts';

const password = 'fyra blå cyklar i regn';

for (const { locale, browser } of oneLanguage) {
	const say = words(locale);

	test.describe(`Without script (${locale})`, () => {
		test.use({ locale: browser, actionTimeout: 15_000, javaScriptEnabled: false });

		test('a key person opens, closes and shows a self-assessment with plain forms', async ({
			server,
			page
		}) => {
			test.setTimeout(60_000);
			const organisation = await server.seed.insertOrganisation();
			const person = await server.seed.insertPerson({
				organisations: [organisation],
				passwordHash: await server.ports.passwords.hash(password)
			});
			const { groupId } = await server.seed.insertRoundWithGroup([organisation]);
			await server.seed.insertMeeting(groupId);
			const desk = new Facilitator(page, locale);

			await test.step('a wrong password is told, and the address stays', async () => {
				await page.goto('/logga-in');
				await page.getByLabel(say(m.sign_in_email)).fill(person.email);
				await page.getByLabel(say(m.sign_in_password), { exact: true }).fill('fel');
				await desk.button(m.sign_in_submit).click();
				await expect(
					page.getByRole('group', { name: say(m.ui_error_summary_title) })
				).toBeVisible();
				await expect(page.getByLabel(say(m.sign_in_email))).toHaveValue(person.email);
			});

			await desk.signIn({ email: person.email, password });
			await page.getByRole('link', { name: say(m.run_new), exact: true }).click();
			await page.getByLabel(say(m.run_new_eligible)).fill('många');
			await desk.button(m.run_new_open).click();
			await expect(page.getByText(say(m.run_error_target)).first()).toBeVisible();
			await expect(page.getByText(say(m.run_error_eligible)).first()).toBeVisible();
			await expect(page.getByLabel(say(m.run_new_eligible))).toHaveValue('många');
			await page.getByLabel(say(m.run_new_target)).fill('Vårdcentralen Eken');
			await page.getByLabel(say(m.run_new_eligible)).fill('12');
			await desk.button(m.run_new_save).click();
			await expect(page.getByRole('heading', { name: say(m.run_draft_title) })).toBeVisible();
			await desk.button(m.run_open).click();
			await expect(desk.button(m.run_close)).toBeVisible();

			const spoken = await page.getByText(`${say(m.ui_code_label)}: `).textContent();
			const code = (spoken ?? '').split(': ')[1]?.replaceAll(' ', '') ?? '';
			for (let device = 0; device < 6; device += 1)
				await server.seed.answer(code, [2, 3, 3, 3, 3, 3, 3, 3, 3, device < 5 ? 1 : null]);

			await test.step('closing asks on the page, and no is an answer', async () => {
				await desk.button(m.run_close).click();
				await expect(page.getByText(say(m.wall_close_words))).toBeVisible();
				await page.getByRole('link', { name: say(m.wall_close_cancel) }).click();
				await expect(page.getByText(say(m.wall_close_words))).toBeHidden();
				await desk.button(m.run_close).click();
				await page
					.locator('form[action$="?/close"]')
					.getByRole('button', { name: say(m.wall_close_confirm) })
					.click();
				await expect(page.getByRole('heading', { name: say(m.run_closed_title) })).toBeVisible();
			});

			await desk.button(m.run_show_first).click();
			await expect(page.getByText(say(m.run_only_you))).toBeVisible();
			await desk.button(m.run_show_result).click();
			await expect(page.getByText(say(m.run_all_see))).toBeVisible();
			await desk.button(m.run_next_item).click();
			await expect(page.getByText(say(m.run_only_you))).toBeVisible();

			await page.goto(`/skattningar/${desk.runId}/resultat`);
			const rows = await tableRows(
				page
					.getByRole('table')
					.filter({ hasText: say(m.ui_chart_too_few) })
					.last()
			);
			expect(rows.map(([, mean]) => mean)).toEqual([
				...['2,0', ...Array.from({ length: 8 }, () => '3,0')].map((mean) =>
					locale === 'sv' ? mean : mean.replace(',', '.')
				),
				say(m.ui_chart_too_few)
			]);
		});

		test('a phone answers by a form, changes an answer, and sees what is stored', async ({
			server,
			newPhone
		}) => {
			const run = await server.seed.openedRun();
			const phone = new Phone(await newPhone(), locale);
			const { page } = phone;
			const save = page.getByRole('button', { name: say(m.voter_save_all) });

			await page.goto('/');
			await page.getByLabel(say(m.join_code_label)).fill(run.joinCode.toLowerCase());
			await page.getByRole('button', { name: say(m.join_code_button) }).click();
			await expect(page).toHaveURL(new RegExp(`/s/${run.joinCode}$`));
			await page.getByText(say(m.voter_how), { exact: true }).click();
			await expect(page.getByText(say(m.voter_how_several))).toBeVisible();

			for (let no = 1; no <= 9; no += 1) await phone.tap(no, no === 4 ? dontKnow : 1);
			await save.click();
			await phone.expectProgress(9);
			await phone.expectSaved(4, dontKnow);
			await expect(
				page.getByRole('link', { name: say(m.voter_left_link, { no: 10 }) })
			).toBeVisible();

			await phone.tap(1, 3);
			await phone.tap(10, 2);
			await save.click();
			await phone.expectProgress(10);
			await phone.expectSaved(1, 3);
			await phone.expectSaved(2, 1);
			await phone.expectSaved(10, 2);
			await expect(page.getByRole('heading', { name: say(m.voter_thanks_title) })).toBeVisible();

			await closeRun(server.ports, run.keyPerson.actor, { runId: run.runId });
			await phone.tap(1, 1);
			await save.click();
			await expect(page.getByText(say(m.join_not_open_visited))).toBeVisible();
			await expect(page.getByText(say(m.join_not_open_too_late))).toBeVisible();
		});
	});
}
