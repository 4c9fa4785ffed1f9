import type { Locator, Page } from '@playwright/test';
import { m } from '#lib/messages/messages.js';
import { draftGroupRun, openGroupRun } from '../support/group-runs.ts';
import { expect, test } from '../support/e2e.ts';
import { expectAccessible } from './axe.ts';
import { Keyboard } from './pages/keyboard.ts';
import { words } from './pages/words.ts';

const say = words('sv');

test.use({ actionTimeout: 15_000 });
test.describe.configure({ timeout: 90_000 });

const evidence = (page: Page): Locator =>
	page.getByLabel(say(m.consensus_evidence), { exact: true });
const nextStep = (page: Page): Locator =>
	page.getByLabel(say(m.consensus_next_step), { exact: true });
const saved = (page: Page): Locator => page.getByText(say(m.consensus_saved), { exact: true });

async function openItem(page: Page, runId: string, itemNo: number): Promise<void> {
	await page.goto(`/skattningar/${runId}/arbetsgrupp?moment=${String(itemNo)}`);
	await expect(page.locator('.connection')).toContainText(say(m.run_connection_live));
}

test('three members at one item see each other, and nobody loses a word', async ({
	server,
	page,
	newPhone,
	signIn
}) => {
	const run = await openGroupRun(server);
	const politician = await server.seed.insertMember(run.organisation, 'politician');
	const manager = await server.seed.insertMember(run.organisation, 'seniorManager');
	const [second, third] = [await newPhone(), await newPhone()];
	await signIn(page, run.keyPerson);
	await signIn(second, politician);
	await signIn(third, manager);
	for (const one of [page, second, third]) await openItem(one, run.runId, 2);
	await expect(page.locator('form .here')).toContainText(politician.name);
	await expect(page.locator('form .here')).toContainText(manager.name);
	await expect(second.locator('form .here')).toContainText(say(m.consensus_role_key_person));

	// Three at once: a score, a step and a text arrive with everybody.
	await page.getByRole('radio', { name: /2,5/ }).check({ force: true });
	await nextStep(second).fill('Be nämnden om en uppföljning');
	await page.getByLabel(say(m.consensus_dissent), { exact: true }).fill('En vill sätta 2.');
	for (const one of [page, second, third]) {
		await expect(one.getByRole('radio', { name: /2,5/ })).toBeChecked();
		await expect(nextStep(one)).toHaveValue('Be nämnden om en uppföljning');
		await expect(one.getByLabel(say(m.consensus_dissent), { exact: true })).toHaveValue(
			'En vill sätta 2.'
		);
	}

	// The same field at once: the second to be saved gets both texts.
	await third.context().setOffline(true);
	await evidence(third).fill('Enligt chefen: rutin saknas');
	await expect(third.getByText(say(m.consensus_waiting))).toBeVisible({ timeout: 20_000 });
	await evidence(page).fill('Enligt strategen: rutin finns');
	await expect(evidence(second)).toHaveValue('Enligt strategen: rutin finns');
	await third.context().setOffline(false);
	await expect(third.getByText(say(m.consensus_conflict_title))).toBeVisible({ timeout: 30_000 });
	await expect(third.locator('blockquote')).toHaveText('Enligt strategen: rutin finns');
	await expect(evidence(third)).toHaveValue('Enligt chefen: rutin saknas');
	await expectAccessible(third, 'two texts of one field on a phone');
	await evidence(third).fill('Strategen: rutin finns. Chefen: den följs inte.');
	await third
		.getByRole('button', {
			name: `${say(m.consensus_conflict_keep)}: ${say(m.consensus_evidence)}`
		})
		.click();
	await expect(third.locator('blockquote')).toHaveCount(0);
	await expect(evidence(page)).toHaveValue('Strategen: rutin finns. Chefen: den följs inte.');

	// A phone dies: nobody is held up, and it is forgotten.
	await third.context().close();
	await expect(page.locator('form .here')).not.toContainText(manager.name, { timeout: 25_000 });
	await expectAccessible(page, 'an item on a desk');
});

test('unsent words survive a reload without network, and are saved when it is back', async ({
	server,
	newPhone,
	signIn
}) => {
	const run = await openGroupRun(server);
	const member = await server.seed.insertMember(run.organisation, 'other');
	const phone = await newPhone();
	await signIn(phone, member);
	await openItem(phone, run.runId, 7);
	await phone.route('**/api/command/**', (route) => route.abort());
	await phone.evaluate(() => {
		window.dispatchEvent(new Event('offline'));
	});
	await phone.context().setOffline(true);
	await evidence(phone).fill('Skrivet på tåget');
	await expect(phone.getByText(say(m.consensus_waiting))).toBeVisible({ timeout: 20_000 });
	await phone.context().setOffline(false);
	await phone.unroute('**/api/command/**');
	await phone.reload();
	await expect(evidence(phone)).toHaveValue('Skrivet på tåget');
	await expect
		.poll(async () =>
			server.seed.asSystem((tx) =>
				tx
					.selectFrom('consensus_score')
					.select('evidence')
					.where('run_id', '=', run.runId)
					.executeTakeFirst()
			)
		)
		.toEqual({ evidence: 'Skrivet på tåget' });
	// Forgotten here as soon as the server has confirmed it.
	await expect
		.poll(() => phone.evaluate(() => Object.keys(localStorage).join()))
		.not.toContain('consensus');
});

test('a key person makes, opens, fills and locks it by keyboard alone', async ({
	server,
	page,
	signIn
}) => {
	const draft = await draftGroupRun(server, { targetGroup: 'Styrgruppen' });
	await signIn(page, draft.keyPerson);
	const keys = new Keyboard(page);
	await page.goto('/skattningar/ny');
	await page.getByRole('radio', { name: say(m.run_new_asks_group) }).focus();
	await keys.press('Space');
	await expect(page.getByLabel(say(m.run_new_eligible))).toBeHidden();
	await expect(page.getByLabel(say(m.run_new_target))).toHaveValue(say(m.run_new_target_group));
	await expectAccessible(page, 'the form for a working group');
	await keys.tabToAndPress(
		page.getByRole('button', { name: say(m.consensus_open), exact: true }),
		'Enter'
	);
	await expect(page).toHaveURL(/\/arbetsgrupp$/);
	await expectAccessible(page, 'the list of items');
	await keys.tabToAndPress(
		page
			.getByRole('navigation', { name: say(m.consensus_items) })
			.getByRole('link')
			.first(),
		'Enter'
	);
	await expect(page).toHaveURL(/moment=1/);
	await page.getByRole('radio', { name: /^3/ }).focus();
	await keys.press('Space');
	await expect(saved(page)).toBeVisible();
	await keys.tabToAndPress(
		page.getByRole('button', { name: say(m.consensus_close), exact: true }),
		'Enter'
	);
	const dialog = page.getByRole('alertdialog', { name: say(m.consensus_close_title) });
	await expect(dialog).toContainText(say(m.consensus_close_missing, { count: 9 }));
	await keys.tabToAndPress(
		dialog.getByRole('button', { name: say(m.consensus_close), exact: true }),
		'Enter'
	);
	await expect(page.getByRole('heading', { name: say(m.consensus_table) })).toBeVisible();
	await expect(page.getByText(/1 av 10 moment skattade, summa 3,0/)).toBeVisible();
	await expectAccessible(page, 'the locked scores');
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('everything works as plain forms, also two texts of one field', async ({
		server,
		page,
		browser,
		baseURL,
		signIn
	}) => {
		const run = await openGroupRun(server);
		await signIn(page, run.keyPerson);
		const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
		const other = await context.newPage();
		await signIn(other, await server.seed.insertMember(run.organisation, 'politician'));
		for (const one of [page, other])
			await one.goto(`/skattningar/${run.runId}/arbetsgrupp?moment=4`);
		await page.getByRole('radio', { name: /Behöver utvecklas/ }).check({ force: true });
		await evidence(page).fill('Utbildning för chefer\ngenomförd 2025');
		await page.getByRole('button', { name: say(m.consensus_save), exact: true }).click();
		await expect(page).toHaveURL(/moment=4/);
		await expect(evidence(page)).toHaveValue('Utbildning för chefer\ngenomförd 2025');

		await evidence(other).fill('Utbildningen nådde inte alla');
		await nextStep(other).fill('Nå nya chefer');
		await other.getByRole('button', { name: say(m.consensus_save), exact: true }).click();
		await expect(other.locator('blockquote')).toContainText('genomförd 2025');
		await expect(evidence(other)).toHaveValue('Utbildningen nådde inte alla');
		await other.getByRole('button', { name: say(m.consensus_save), exact: true }).click();
		await expect(other.locator('blockquote')).toHaveCount(0);
		await page.reload();
		await expect(evidence(page)).toHaveValue('Utbildningen nådde inte alla');
		await expect(nextStep(page)).toHaveValue('Nå nya chefer');
		await expect(page.getByRole('radio', { name: /Behöver utvecklas/ })).toBeChecked();

		await page.getByRole('button', { name: say(m.consensus_close), exact: true }).click();
		await expect(page.getByText(say(m.consensus_close_words))).toBeVisible();
		await page.getByRole('button', { name: say(m.consensus_close), exact: true }).click();
		await expect(page.getByRole('heading', { name: say(m.consensus_table) })).toBeVisible();
		await context.close();
	});
});
