import { m } from '#lib/messages/messages.js';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { closedGroupRun } from '../support/group-runs.ts';
import { expect, test } from '../support/e2e.ts';
import type { OpenedRun } from '../support/seed.ts';
import type { ProductionServer } from '../support/production.ts';
import { expectAccessible, expectNoSideScroll } from './axe.ts';
import { Keyboard } from './pages/keyboard.ts';
import { words } from './pages/words.ts';

const say = words('sv');

test.use({ actionTimeout: 15_000 });
test.describe.configure({ timeout: 90_000 });

/** A working group that has scored high, and staff who have not: item 3 has too few answers. */
async function closedPair(server: ProductionServer): Promise<OpenedRun> {
	const earlier = await server.seed.openedRun();
	for (let device = 0; device < 8; device += 1)
		await server.seed.answer(earlier.joinCode, [1, 1, 1]);
	await closeRun(server.ports, earlier.keyPerson.actor, earlier);
	const { organisation, keyPerson, meetingId } = earlier;
	await closedGroupRun(server, [3, 2.5, 2], { organisation, keyPerson, meetingId });
	const staff = await server.seed.openedRun({ organisation, keyPerson, meetingId });
	for (let device = 0; device < 8; device += 1)
		await server.seed.answer(staff.joinCode, [
			device < 4 ? 2 : 3,
			device < 6 ? 1 : null,
			device < 5 ? 2 : undefined
		]);
	await closeRun(server.ports, keyPerson.actor, staff);
	return staff;
}

test('the wall keeps half a minute of silence, then says the difference, on every device', async ({
	server,
	page,
	newComputer,
	signIn
}) => {
	const run = await closedPair(server);
	await signIn(page, run.keyPerson);
	await page.setViewportSize({ width: 1920, height: 1080 });
	await page.goto(`/vagg/${run.runId}`);
	const console = await newComputer();
	await signIn(console, run.keyPerson);
	await console.goto(`/skattningar/${run.runId}`);
	await expect(console.locator('.connection')).toContainText(say(m.run_connection_live));
	const keys = new Keyboard(page);
	const atItem = (no: number) =>
		expect(page.getByText(say(m.wall_item_no, { no, count: 10 }), { exact: true })).toBeVisible();

	await keys.press('ArrowRight');
	await expect(page.locator('.item h1')).toBeVisible();
	expect(await page.content()).not.toContain(say(m.ui_chart_working_group));
	await keys.press('r');
	const silence = page.locator('p', { hasText: say(m.wall_silence) }).first();
	await expect(silence).toBeVisible();
	await expect(page.locator('.chart')).toContainText(say(m.ui_chart_working_group));
	const difference = say(m.difference_lower, { by: '0,5' });
	await expect(page.locator('p.difference')).toHaveCount(0);
	await expectAccessible(page, 'the wall in the silence');
	// Whoever leads may end it, from any device.
	await console.getByRole('button', { name: say(m.run_show_difference) }).click();
	await expect(page.locator('p.difference')).toHaveText(difference);
	await expect(silence).toHaveCount(0);
	await expectAccessible(page, 'the wall with the difference');

	// At the next press, too; and half points lie between the steps.
	await keys.press('ArrowRight');
	await atItem(2);
	await keys.press('r');
	await expect(page.getByText(say(m.wall_silence)).first()).toBeVisible();
	await keys.press('ArrowRight');
	await expect(page.locator('p.difference')).toHaveText(say(m.difference_lower, { by: '1,5' }));
	// Too few answers: the working group's score, no silence, no difference.
	await keys.press('ArrowRight');
	await atItem(3);
	await keys.press('r');
	await expect(page.locator('p.difference')).toHaveText(say(m.difference_too_few, { score: '2' }));

	await keys.press('End');
	await expect(page.locator('.overview .title')).toBeVisible();
	await keys.press('4');
	await expect(page.locator('.overview .title')).toHaveText(
		say(m.difference_largest_one, { items: '2' })
	);
	const rows = page.locator('g.row .no');
	await expect(rows.nth(0)).toHaveText('2');
	await expect(page.locator('g.row circle.group')).toHaveCount(3);
	await expect(page.locator('line.earlier')).toHaveCount(3);
	await expectAccessible(page, 'the overview by difference');
});

test('the result page shows both side by side, sorts by difference and gives it as a file', async ({
	server,
	page,
	newPhone,
	signIn
}) => {
	const run = await closedPair(server);
	const politician = await server.seed.insertMember(run.organisation, 'politician');
	await signIn(page, run.keyPerson);
	await page.goto(`/skattningar/${run.runId}/resultat`);
	await expect(page.getByRole('heading', { name: say(m.difference_title) })).toBeVisible();
	await expect(page.locator('#moment-1')).toContainText(say(m.difference_lower, { by: '0,5' }));
	await page.getByRole('link', { name: say(m.run_sort_difference) }).click();
	await expect(page).toHaveURL(/ordning=skillnad/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		say(m.difference_largest_one, { items: '2' })
	);
	await expectAccessible(page, 'the result beside the working group');
	const file = await page.request.get(`/skattningar/${run.runId}/resultat.csv`);
	expect(await file.text()).toMatch(/;3,0;-0,50;"Arbetsgruppen, /);

	const phone = await newPhone();
	await signIn(phone, politician);
	await phone.goto(`/skattningar/${run.runId}/resultat`);
	await expect(phone.getByText(say(m.difference_lower, { by: '1,5' })).first()).toBeVisible();
	await expectNoSideScroll(phone, 'the result on a phone');
});
