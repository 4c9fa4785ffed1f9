import { createWallLink, endWallLink } from '#lib/server/usecases/poll/wall-links.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { stepScreen } from '#lib/server/usecases/poll/step-screen.ts';
import { expect, test } from '../support/e2e.ts';
import { expectAccessible } from './axe.ts';

test('a wall link shows the run, follows the console, steers nothing and ends when it is withdrawn', async ({
	server,
	page
}) => {
	const run = await server.seed.openedRun({ eligible: 30 });
	const { actor } = run.keyPerson;
	const { token } = await createWallLink(server.ports, actor, { runId: run.runId });
	await page.goto(`/vagg/lank/${token}`);
	await expect(page).toHaveURL(new RegExp(`/vagg/${run.runId}$`));
	const cookie = (await page.context().cookies()).find((one) => one.name === 'wall');
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
	await expect(page.getByText('Ingen har svarat än', { exact: true })).toBeVisible();

	await page.keyboard.press(' ');
	await expect(
		page.getByText('Den här väggen visar bara. Styr från konsolen.', { exact: true })
	).toBeVisible();
	await expect(page.getByRole('alertdialog')).toBeHidden();
	await expect(page.getByRole('button', { name: 'Stäng skattningen' })).toHaveCount(0);

	await stepScreen(server.ports, actor, { runId: run.runId, step: { step: 'next' } });
	await expect(page.getByText('Moment 1 av 10', { exact: true })).toBeVisible();
	await page.keyboard.press('q');
	await expect(page.getByRole('region', { name: 'Visa koden' })).toBeVisible();
	await page.keyboard.press('q');
	await expect(page.getByRole('region', { name: 'Visa koden' })).toBeHidden();
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog')).toContainText('Den här väggen visar bara.');
	await page.keyboard.press('Escape');

	for (let device = 0; device < 6; device += 1) await server.seed.answer(run.joinCode, [3]);
	await closeRun(server.ports, actor, { runId: run.runId });
	await expect(page.getByText('Resultatet visas om en stund', { exact: true })).toBeVisible();
	await stepScreen(server.ports, actor, { runId: run.runId, step: { step: 'reveal' } });
	await expect(page.locator('svg text.figure')).toHaveText('3,0');

	const wall = await server.ports.sessions.readWall(token);
	if (wall.kind !== 'wall') throw new Error('the link does not work');
	await endWallLink(server.ports, actor, { runId: run.runId, linkId: wall.wallLinkId });
	await expect(page.getByRole('heading', { name: 'Länken gäller inte längre' })).toBeVisible();
	await expect(page.locator('svg text.figure')).toHaveCount(0);
	await expectAccessible(page, 'a wall whose link has ended');
	const again = await page.reload();
	expect(again?.status()).toBeGreaterThanOrEqual(400);
	await expect(page.getByRole('heading', { name: 'Länken gäller inte längre' })).toBeVisible();
});

test('a link that was never made gets a kind page', async ({ page }) => {
	const response = await page.goto(`/vagg/lank/${'A'.repeat(22)}`);
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { name: 'Länken gäller inte längre' })).toBeVisible();
	await expectAccessible(page, 'a wall link that is not one');
});

test('the wall of a run is closed to strangers, and asks them to sign in', async ({
	server,
	page,
	signIn
}) => {
	const run = await server.seed.openedRun();
	await page.goto(`/vagg/${run.runId}`);
	await expect(page).toHaveURL(/\/logga-in\?till=/);
	const stranger = await server.seed.insertKeyPerson(await server.seed.insertOrganisation());
	await signIn(page, stranger);
	const response = await page.goto(`/vagg/${run.runId}`);
	expect(response?.status()).toBe(404);
	await expect(page.getByText(run.joinCode)).toHaveCount(0);
});

test('an administrator without an organisation can stand at a wall by its link', async ({
	server,
	page,
	signIn
}) => {
	const run = await server.seed.openedRun();
	const { token } = await createWallLink(server.ports, run.keyPerson.actor, { runId: run.runId });
	await signIn(page, await server.seed.insertAdministrator());
	await page.goto(`/vagg/lank/${token}`);
	await expect(page.getByRole('heading', { name: 'Hur långt har vi kommit?' })).toBeVisible();
});
