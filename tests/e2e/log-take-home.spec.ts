import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { stepScreen } from '#lib/server/usecases/poll/step-screen.ts';
import { expect, test } from '../support/e2e.ts';
import { expectAccessible } from './axe.ts';

test('an item is taken home from the result and from the wall, and remembers where it comes from', async ({
	page,
	newComputer,
	server,
	signIn
}) => {
	const run = await server.seed.openedRun();
	for (let device = 0; device < 6; device += 1) await server.seed.answer(run.joinCode, [2, 1]);
	await closeRun(server.ports, run.keyPerson.actor, { runId: run.runId });
	await signIn(page, run.keyPerson);
	await page.goto(`/skattningar/${run.runId}/resultat`);
	await page.getByRole('link', { name: 'Ta med hem moment 2' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Ta med hem' })).toBeVisible();
	await expect(page.getByText('Moment 2:')).toBeVisible();
	await expectAccessible(page, 'an item taken home');
	await page.getByLabel('Vad ska göras?').fill('Nämnden frågar efter underlag');
	await page.getByRole('button', { name: 'Skriv in i loggen' }).click();
	await expect(page.getByText('Kommer från Moment 2:')).toBeVisible();
	await page.getByRole('link', { name: 'Se resultatet' }).click();
	await expect(page).toHaveURL(new RegExp(`/skattningar/${run.runId}/resultat#moment-2$`));
	await page.goto('/hem');
	await expect(page.getByRole('heading', { name: 'Det här har ni lovat' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Nämnden frågar efter underlag' })).toBeVisible();

	const wall = await newComputer();
	await signIn(wall, run.keyPerson);
	const step = { step: 'goToItem', itemNo: 1 } as const;
	await stepScreen(server.ports, run.keyPerson.actor, { runId: run.runId, step });
	await wall.goto(`/vagg/${run.runId}`);
	const takeHome = wall.getByRole('link', { name: 'Ta med hem moment 1' });
	await expect(takeHome).toBeVisible();
	await expectAccessible(wall, 'the wall of somebody who may take home');
	// The bar comes with the mouse, once the page is alive, and goes again after three seconds.
	await expect(async () => {
		await wall.mouse.move(300 + Math.random() * 50, 300);
		await takeHome.click({ timeout: 1000 });
	}).toPass();
	await expect(wall.getByText('Moment 1:')).toBeVisible();
});
