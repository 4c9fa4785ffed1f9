import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { expectAccessible } from './axe.ts';

const problem = (page: Page) => page.getByRole('heading', { name: 'Det här behöver rättas' });

async function addOrganisation(page: Page, name: string): Promise<void> {
	await page.getByLabel('Organisationens namn').fill(name);
	await page.getByRole('button', { name: 'Lägg till organisationen' }).click();
	await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
}

for (const script of [true, false])
	test.describe(script ? 'with script' : 'without script', () => {
		test.use({ javaScriptEnabled: script });
		const mark = script ? 'S' : 'U';
		// What axe runs is script: the same pages are looked at once, with script on.
		const look = (page: Page, state: string) =>
			script ? expectAccessible(page, state) : Promise.resolve();

		test('an administrator makes organisations, a round, a group and a meeting', async ({
			page,
			server,
			signIn
		}) => {
			await signIn(page, await server.seed.insertAdministrator());
			await page.goto('/admin/organisationer');
			for (const name of [`Region Ös ${mark}`, `Region Åk ${mark}`])
				await addOrganisation(page, name);
			await page.getByLabel('Organisationens namn').fill(`region ös ${mark}`);
			await page.getByLabel('Slag av organisation').selectOption('Kommun');
			await page.getByRole('button', { name: 'Lägg till organisationen' }).click();
			await expect(problem(page)).toBeVisible();
			await expect(page.getByLabel('Organisationens namn')).toHaveValue(`region ös ${mark}`);
			await expect(page.getByLabel('Slag av organisation')).toHaveValue('municipality');
			await look(page, 'a name that is taken');

			await page.goto('/admin/omgangar/ny');
			await page.getByLabel('Omgångens namn').fill(`Omgång ${mark}`);
			await page.getByLabel('Första dag').fill('2027-01-15');
			await page.getByLabel('Sista dag').fill('2027-01-14');
			await page.getByRole('button', { name: 'Skapa omgången' }).click();
			await expect(problem(page)).toBeVisible();
			await expect(page.getByLabel('Omgångens namn')).toHaveValue(`Omgång ${mark}`);
			await look(page, 'a round that ends before it starts');
			await page.getByLabel('Sista dag').fill('2028-06-30');
			await page.getByRole('button', { name: 'Skapa omgången' }).click();
			await expect(page.getByText('Omgången har inga grupper än')).toBeVisible();

			await page.getByRole('button', { name: 'Lägg till gruppen' }).click();
			await expect(page.getByRole('heading', { name: 'Ändra Grupp 1' })).toBeVisible();
			for (const name of [`Region Ös ${mark}`, `Region Åk ${mark}`]) {
				await page.getByLabel('Lägg till en organisation').selectOption(name);
				await page.getByRole('button', { name: 'Lägg till i gruppen' }).click();
				await expect(page.getByRole('link', { name: `Ta bort ${name}` })).toBeVisible();
			}
			await expect(page.getByText('Gruppen är liten')).toHaveCount(0);
			await page.getByLabel('Tema').fill('Styrning och ledning');
			await page.getByLabel('Datum').fill('2027-03-10');
			await page.getByRole('button', { name: 'Lägg till träffen' }).click();
			await expect(page.getByRole('link', { name: 'Träff 1' })).toBeVisible();
			await expect(page.getByLabel('Träffens nummer')).toHaveValue('2');
			await expect(page.getByLabel('Tema')).toHaveValue('');
			await look(page, 'a group with a meeting');

			await page.getByLabel('Träffens nummer').fill('1');
			await page.getByLabel('Tema').fill('Eget tema');
			await page.getByRole('button', { name: 'Lägg till träffen' }).click();
			await expect(page.getByText('Gruppen har redan en träff').first()).toBeVisible();
			await expect(page.getByLabel('Tema')).toHaveValue('Eget tema');
		});

		test('two administrators who change the same round see both', async ({
			page,
			newComputer,
			server,
			signIn
		}) => {
			const round = await server.seed.insertRoundWithGroup([]);
			const path = `/admin/omgangar/${round.roundId}/andra`;
			const colleague = await newComputer({ javaScriptEnabled: script });
			for (const one of [page, colleague]) {
				await signIn(one, await server.seed.insertAdministrator());
				await one.goto(path);
			}
			const save = async (one: Page, name: string) => {
				await one.getByLabel('Omgångens namn').fill(name);
				await one.getByRole('button', { name: 'Spara ändringarna' }).click();
			};
			await save(colleague, `Deras ${mark}`);
			await expect(colleague.getByText('Ändringarna är sparade.')).toBeVisible();
			await save(page, `Mitt ${mark}`);
			await expect(page.getByText('Någon annan har ändrat under tiden')).toBeVisible();
			await expect(page.getByRole('definition').first()).toHaveText(`Deras ${mark}`);
			await expect(page.getByLabel('Omgångens namn')).toHaveValue(`Mitt ${mark}`);
			await look(page, 'a change that came second');
			await page.getByRole('button', { name: 'Spara ändringarna' }).click();
			await expect(page.getByRole('heading', { name: `Mitt ${mark}` })).toBeVisible();
		});

		test('anyone can tell what is not accessible, without a name', async ({
			page,
			newComputer,
			server,
			signIn
		}) => {
			await page.goto('/tillganglighet');
			await page.getByLabel('Hur når vi dig?').fill('vid fikat');
			await page.getByRole('button', { name: 'Skicka meddelandet' }).click();
			await expect(problem(page)).toBeVisible();
			await expect(page.getByLabel('Hur når vi dig?')).toHaveValue('vid fikat');
			await look(page, 'a message that says nothing');
			await page.getByLabel('Vad fungerar inte?').fill(`Rutan ${mark}\n<b>syns</b> inte`);
			await page.getByLabel('Hur når vi dig?').fill('');
			await page.getByRole('button', { name: 'Skicka meddelandet' }).click();
			await expect(page.getByText('Vi har tagit emot ditt meddelande.')).toBeVisible();
			await expect(page.getByLabel('Vad fungerar inte?')).toHaveValue('');

			const desk = await newComputer({ javaScriptEnabled: script });
			await signIn(desk, await server.seed.insertAdministrator());
			await desk.goto('/admin/tillganglighet');
			const message = desk.getByRole('article').filter({ hasText: `Rutan ${mark}` });
			await expect(message).toContainText('<b>syns</b> inte');
			await expect(message).toContainText('Anonymt');
			await message.getByRole('button', { name: 'Markera som hanterat' }).click();
			await expect(message).toContainText('Hanterat 20');
		});
	});
