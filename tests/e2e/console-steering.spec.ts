import { m } from '#lib/messages/messages.js';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { expect, test } from '../support/e2e.ts';
import { expectAccessible } from './axe.ts';
import { Facilitator } from './pages/facilitator.ts';
import { Keyboard } from './pages/keyboard.ts';
import { words } from './pages/words.ts';

const say = words('sv');

test.use({ actionTimeout: 15_000 });
test.describe.configure({ timeout: 60_000 });

test('without network a press changes nothing, says so, and can be sent again', async ({
	server,
	page,
	signIn
}) => {
	const run = await server.seed.insertDraftRun();
	await signIn(page, run.keyPerson);
	const desk = new Facilitator(page, 'sv');
	await page.goto(`/skattningar/${run.runId}`);
	await expect(desk.connection).toContainText(say(m.run_connection_live));

	await page.context().setOffline(true);
	await desk.button(m.run_open).click();
	await expect(page.getByRole('alert')).toContainText(say(m.run_command_offline));
	await expect(page.getByRole('heading', { name: say(m.run_draft_title) })).toBeVisible();
	await expect(desk.connection).toContainText(say(m.run_connection_offline), { timeout: 20_000 });
	await expectAccessible(page, 'a console without network');

	await page.context().setOffline(false);
	await desk.button(m.run_command_retry).click();
	await expect(desk.button(m.run_close)).toBeVisible();
	await expect(page.getByRole('alert')).toBeHidden();
	await expect(desk.connection).toContainText(say(m.run_connection_live), { timeout: 20_000 });
});

test('the keys of the wall work in the console, and leave dialogs and scrolling alone', async ({
	server,
	page,
	signIn
}) => {
	const run = await server.seed.insertDraftRun();
	await signIn(page, run.keyPerson);
	const desk = new Facilitator(page, 'sv');
	const keys = new Keyboard(page);
	await page.setViewportSize({ width: 1280, height: 420 });
	await page.goto(`/skattningar/${run.runId}`);
	await expect(desk.connection).toContainText(say(m.run_connection_live));

	await keys.press('Space');
	await expect(desk.button(m.run_close)).toBeVisible();
	await keys.press('r');
	await expect(page.getByText(say(m.wall_result_later))).toBeVisible();
	await keys.press('PageDown');
	await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
	await keys.press('Space');
	const dialog = page.getByRole('alertdialog', { name: say(m.wall_close_title) });
	await expect(dialog).toBeVisible();
	// Arrows and letters belong to the dialog while it asks.
	await keys.press('ArrowRight');
	await keys.tabToAndPress(desk.button(m.wall_close_confirm, dialog), 'Space');
	await expect(page.getByRole('heading', { name: say(m.run_closed_title) })).toBeVisible();

	await keys.press('ArrowRight');
	await keys.press('ArrowRight');
	await expect(page.getByText(say(m.run_item_of, { no: 2, count: 10 })).first()).toBeAttached();
	await keys.press('r');
	await expect(page.getByText(say(m.run_all_see))).toBeVisible();
	await keys.press('r');
	await expect(page.getByText(say(m.run_only_you))).toBeVisible();
	await keys.press('ArrowLeft');
	await expect(page.getByText(say(m.run_item_of, { no: 1, count: 10 })).first()).toBeAttached();
});

test('a draft is changed, and removed only after a question', async ({ server, page, signIn }) => {
	const run = await server.seed.insertDraftRun({ targetGroup: 'Vårdcentralen Eken' });
	await signIn(page, run.keyPerson);
	const desk = new Facilitator(page, 'sv');
	await page.goto(`/skattningar/${run.runId}`);
	await expect(desk.connection).toContainText(say(m.run_connection_live));

	await page.getByRole('link', { name: say(m.run_edit), exact: true }).click();
	await page.getByLabel(say(m.run_new_target)).fill('Vårdcentralen Björken');
	await page.getByText(say(m.run_new_more), { exact: true }).click();
	await page.getByLabel(say(m.run_new_k)).fill('4');
	await desk.button(m.run_edit_save).click();
	await expect(page.getByText(say(m.run_error_k, { lowest: 5 })).first()).toBeVisible();
	await expect(page.getByLabel(say(m.run_new_target))).toHaveValue('Vårdcentralen Björken');
	await page.getByLabel(say(m.run_new_k)).fill('8');
	await desk.button(m.run_edit_save).click();
	await expect(page.getByRole('heading', { name: 'Vårdcentralen Björken' })).toBeVisible();
	await expect(page.getByText(say(m.run_fact_k_value, { k: 8 }))).toBeVisible();

	await desk.button(m.run_discard).click();
	const dialog = page.getByRole('alertdialog', { name: say(m.run_discard_title) });
	await desk.button(m.run_discard_keep, dialog).click();
	await expect(dialog).toBeHidden();
	await expect(desk.button(m.run_discard)).toBeFocused();
	await desk.button(m.run_discard).click();
	await desk.button(m.run_discard, dialog).click();
	await expect(page.getByText(say(m.run_discarded))).toBeVisible();
	await expect(page.getByText('Vårdcentralen Björken')).toHaveCount(0);
});

test('a closed run is made again as a new one, with the same choices', async ({
	server,
	page,
	signIn
}) => {
	const run = await server.seed.openedRun({ targetGroup: 'Nattjouren', eligible: 34, k: 9 });
	await closeRun(server.ports, run.keyPerson.actor, { runId: run.runId });
	await signIn(page, run.keyPerson);
	const desk = new Facilitator(page, 'sv');
	await page.goto(`/skattningar/${run.runId}`);
	await expect(page.getByText(say(m.run_closed_final))).toBeVisible();
	await expect(desk.button(m.run_open)).toHaveCount(0);
	await page.getByRole('link', { name: say(m.run_redo) }).click();
	await expect(page.getByLabel(say(m.run_new_target))).toHaveValue('Nattjouren');
	await expect(page.getByLabel(say(m.run_new_eligible))).toHaveValue('34');
	await expect(page.getByLabel(say(m.run_new_k))).toHaveValue('9');
	await desk.button(m.run_new_open).click();
	await expect(desk.button(m.run_close)).toBeVisible();
	expect(desk.runId).not.toBe(run.runId);
	await expect(page.getByText(say(m.run_ordinal, { ordinal: 2 }))).toBeVisible();
});

test('a wall link is shown once, and ends after a question', async ({
	server,
	page,
	newComputer,
	signIn
}) => {
	const run = await server.seed.openedRun();
	await signIn(page, run.keyPerson);
	const desk = new Facilitator(page, 'sv');
	await page.goto(`/skattningar/${run.runId}`);
	await expect(desk.connection).toContainText(say(m.run_connection_live));
	const wall = await newComputer();
	await wall.goto(await desk.makeWallLink());
	await expect(page.getByText(say(m.run_wall_one))).toBeVisible();

	const end = page.getByRole('button', { name: new RegExp(`^${say(m.run_wall_link_end)} `) });
	await end.click();
	const dialog = page.getByRole('alertdialog', { name: say(m.run_wall_link_end_title) });
	await desk.button(m.run_wall_link_end, dialog).click();
	await expect(end).toHaveCount(0);
	await expect(wall.getByText(say(m.wall_gone_title))).toBeVisible();
	await page.reload();
	await expect(page.locator('.address')).toHaveCount(0);
});
