import type { Page } from '@playwright/test';
import { dontKnow } from '#lib/contract/ballot.ts';
import { m } from '#lib/messages/messages.js';
import { expect, test } from '../support/e2e.ts';
import { openGroupRun } from '../support/group-runs.ts';
import { expectAccessible } from './axe.ts';
import { Facilitator } from './pages/facilitator.ts';
import { Phone } from './pages/phone.ts';
import { Wall } from './pages/wall.ts';
import { languages, words } from './pages/words.ts';

/** What the working group agrees on, and what eight phones answer to moment 2: half of them do not know. */
const scores = ['3', '3', '2,5', '2', '3', '2', '1,5', '2', '2,5', '3'];
const staffOnTwo = [1, 1, 1, 2, 2, 2, dontKnow, dontKnow] as const;
const nextStep = 'Karin Ek frågar nämnden om resultat varje månad';

for (const { locale, browser } of languages) {
	const say = words(locale);
	const decimal = (text: string) => (locale === 'sv' ? text : text.replace(',', '.'));

	test.describe(`From the working group's scores to a shared test (${locale})`, () => {
		test.use({ locale: browser, actionTimeout: 15_000 });

		test('two regions, three roles, eight phones, a console and a wall', async ({
			server,
			page,
			newComputer,
			newPhone,
			signIn
		}) => {
			test.setTimeout(180_000);
			const { seed } = server;
			const [regionE, regionD] = [
				await seed.insertOrganisation(`Region Sydvik ${locale}`),
				await seed.insertOrganisation(`Region Söderås ${locale}`)
			];
			const { groupId } = await seed.insertRoundWithGroup([regionE, regionD]);
			const meetingId = await seed.insertMeeting(groupId);
			const keyPerson = await seed.insertKeyPerson(regionE);
			const politician = await seed.insertMember(regionE, 'politician');
			const manager = await seed.insertMember(regionE, 'seniorManager');
			const peer = await seed.insertMember(regionD, 'politician');
			const place = { organisation: regionE, keyPerson, meetingId };
			const group = await openGroupRun(server, place);

			const [second, third, other] = [await newPhone(), await newPhone(), await newComputer()];
			await signIn(page, keyPerson);
			await signIn(second, politician);
			await signIn(third, manager);
			await signIn(other, peer);
			const scorePage = (one: Page, no: number) =>
				one.goto(`/skattningar/${group.runId}/arbetsgrupp?moment=${String(no)}`);

			await test.step('three members of one region score together', async () => {
				await scorePage(second, 2);
				await scorePage(third, 2);
				await third.getByLabel(say(m.consensus_dissent), { exact: true }).fill('En ser det som 2.');
				await second.getByLabel(say(m.consensus_next_step), { exact: true }).fill(nextStep);
				for (const [index, score] of scores.entries()) {
					await scorePage(page, index + 1);
					await page
						.getByRole('radio', { name: new RegExp(`^${decimal(score)}\\b`) })
						.first()
						.check({ force: true });
					await expect(page.getByText(say(m.consensus_saved), { exact: true })).toBeVisible();
				}
				await expectAccessible(page, 'the last item');
				await page.goto(`/skattningar/${group.runId}/arbetsgrupp`);
				await page.getByRole('button', { name: say(m.consensus_close), exact: true }).click();
				await page
					.getByRole('alertdialog')
					.getByRole('button', { name: say(m.consensus_close), exact: true })
					.click();
				await expect(page.getByRole('alertdialog')).toBeHidden();
				await expectAccessible(page, 'the locked scores');
			});

			const run = await seed.openedRun({ ...place, eligible: 20 });
			const desk = new Facilitator(page, locale);
			const wallPage = await newComputer({ viewport: { width: 1920, height: 1080 } });
			const wall = new Wall(wallPage, locale);

			await test.step('eight phones answer, and it closes', async () => {
				await page.goto(`/skattningar/${run.runId}`);
				await wallPage.goto(await desk.makeWallLink());
				await Promise.all(
					staffOnTwo.map(async (choice) => {
						const phone = new Phone(await newPhone(), locale);
						await phone.scan(`/s/${run.joinCode}`);
						for (const no of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
							await phone.tap(no, no === 2 ? choice : 2);
						await phone.expectSaved(10, 2);
						await phone.page.close();
					})
				);
				await desk.close();
			});

			await test.step('the wall: both, silence, then the difference in words', async () => {
				await page.keyboard.press('ArrowRight');
				await wall.expectItem(1);
				await page.keyboard.press('ArrowRight');
				await wall.expectItem(2);
				await page.keyboard.press('r');
				await expect(wallPage.getByText(say(m.wall_silence)).first()).toBeVisible();
				await expect(wallPage.locator('.chart')).toContainText(say(m.ui_chart_working_group));
				await expectAccessible(wallPage, 'the wall in the silence');
				await desk.button(m.run_show_difference).click();
				await expect(wallPage.locator('p.difference')).toHaveText(
					say(m.difference_lower, { by: decimal('1,5') })
				);
				await expectAccessible(page, 'the console with the difference');
			});

			let entry = '';
			await test.step('taken home from the console, with its sentence ready', async () => {
				await page
					.getByRole('link', { name: say(m.log_take_home) })
					.first()
					.click();
				await expect(page.getByLabel(say(m.log_sentence_ask))).toHaveValue(nextStep);
				await expectAccessible(page, 'a new entry with its origin');
				await page.getByLabel(say(m.log_kind_test), { exact: true }).check();
				await page.getByRole('button', { name: say(m.log_add), exact: true }).click();
				await expect(page.getByRole('heading', { level: 1, name: nextStep })).toBeVisible();
				entry = new URL(page.url()).pathname;
			});

			await test.step('the other region sees nothing until it is shared', async () => {
				await other.goto('/logg');
				await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
				await expect(other.getByText(nextStep)).toHaveCount(0);
				await page.getByRole('button', { name: say(m.log_share), exact: true }).click();
				await expect(other.getByRole('link', { name: nextStep })).toBeVisible();
				await expectAccessible(other, 'a shared entry of another region');
			});

			await test.step('planned, done and studied on the politician’s phone', async () => {
				const next = second.getByRole('button', { name: say(m.log_question_next), exact: true });
				const press = (name: typeof m.log_step_do) =>
					second.getByRole('button', { name: say(name), exact: true }).click();
				const write = async (label: typeof m.log_field_aim, text: string) => {
					await second.getByLabel(say(label)).fill(text);
				};
				await second.goto(entry);
				await write(m.log_field_aim, 'Att medarbetarna vet att resultat efterfrågas');
				await next.click();
				await write(m.log_field_change_idea, 'En stående fråga på dagordningen');
				await next.click();
				await write(m.log_field_prediction, 'Hälften känner till frågan före jul');
				await next.click();
				await write(m.log_field_measure, 'Vi frågar tio medarbetare');
				await expectAccessible(second, 'the plan on a phone');
				await press(m.log_step_do);
				await second.getByLabel(say(m.log_field_as_planned)).selectOption('yes');
				await next.click();
				await write(m.log_field_observed, 'Sex av tio kände till den');
				await next.click();
				await press(m.log_step_study);
				await next.click();
				await write(m.log_field_learned, 'En fråga räcker långt när svaret berättas');
				await expectAccessible(second, 'the first study on a phone');
				await expect(
					second.getByText(say(m.log_saved), { exact: true }).filter({ visible: true }).first()
				).toBeVisible();
				await other.getByRole('link', { name: nextStep }).click();
				await expect(
					other.getByText('En fråga räcker långt när svaret berättas').first()
				).toBeVisible();
			});
		});
	});
}
