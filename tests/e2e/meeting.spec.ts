import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { seedMeeting } from '../support/meetings.ts';
import { expectAccessible, expectNoSideScroll } from './axe.ts';

const running = (page: Page, name: string) =>
	expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();

test('two facilitators lead a meeting that two phones and a wall follow', async ({
	page,
	newComputer,
	newPhone,
	server,
	signIn
}) => {
	test.setTimeout(180_000);
	const { meetingId, blue, green, red } = await seedMeeting(server);
	const second = await newComputer();
	const phone = await newPhone();
	const otherPhone = await newPhone();
	const screen = await newComputer({ viewport: { width: 1280, height: 720 } });
	await signIn(page, blue.keyPerson);
	await signIn(second, green.keyPerson);
	await signIn(phone, blue.politician);
	await signIn(otherPhone, green.manager);

	await page.goto(`/traffar/${meetingId}/leda`);
	await expectAccessible(page, 'a meeting being prepared');
	await page.getByRole('button', { name: 'Använd dagordningen' }).click();
	await expect(page.getByText('Självskattningen', { exact: true })).toBeVisible();
	await page.getByText('Storskärm', { exact: true }).click();
	await page.getByRole('button', { name: 'Gör en vägglänk' }).click();
	const link = await page.locator('.address').innerText();
	await screen.goto(link);
	await expect(screen.getByText('Träffen har inte börjat')).toBeVisible();
	await phone.goto(`/traffar/${meetingId}`);
	await otherPhone.goto(`/traffar/${meetingId}`);
	await expect(phone.getByRole('heading', { name: 'Träffen har inte börjat' })).toBeVisible();
	await second.goto(`/traffar/${meetingId}/leda`);

	await page.getByRole('button', { name: 'Öppna träffen' }).click();
	await page.getByRole('button', { name: 'Börja med Välkommen' }).click();
	for (const one of [page, second, phone, otherPhone, screen]) await running(one, 'Välkommen');

	// By keyboard, from the other facilitator's desk.
	await second.locator('body').press('ArrowRight');
	for (const one of [page, phone, screen]) await running(one, 'Vad har hänt sedan sist?');
	await second.locator('body').press('ArrowLeft');
	for (const one of [page, phone, screen]) await running(one, 'Välkommen');
	await page.getByRole('button', { name: '5 min till' }).click();
	await expect(second.locator('li[aria-current="step"]')).toContainText('15 min');
	await second.getByRole('button', { name: 'Gå till Vad har hänt sedan sist?' }).click();
	await running(phone, 'Vad har hänt sedan sist?');
	await page.locator('body').press('h');
	await running(phone, 'Självskattningen');
	await page.getByRole('button', { name: 'Ångra' }).click();
	await running(phone, 'Vad har hänt sedan sist?');

	await phone.getByRole('button', { name: 'Räck upp handen' }).click();
	await expect(phone.getByText('Du är näst på tur att tala.')).toBeVisible();
	await page.getByRole('button', { name: `Ge ordet till ${blue.politician.name}` }).click();
	await expect(phone.getByText('Du har ordet.')).toBeVisible();
	await expect(screen.getByText(`${blue.politician.name} har ordet`)).toBeVisible();
	await phone.getByRole('button', { name: 'Jag är klar' }).click();
	await expect(page.getByText('1 av 4 är klara')).toBeVisible();

	// Red never came: the wall says so, and its turn goes by one press.
	await expect(screen.getByText(`${red.name}: ingen är här`)).toBeVisible();
	await page.getByRole('button', { name: `Ändra turen för ${red.name}` }).click();
	await page.getByRole('menuitem', { name: 'Hoppa över hela turen' }).click();
	await expect(page.getByText('överhoppad')).toHaveCount(6);

	// The present step wins over what was being looked at.
	await otherPhone.getByRole('tab', { name: 'Gruppen' }).click();
	await expect(otherPhone.getByText(`${red.manager.name}`)).toBeVisible();
	await expectAccessible(otherPhone, 'the group in a meeting');
	await page.locator('body').press('ArrowRight');
	await expect(otherPhone.getByRole('tab', { name: 'Nu' })).toHaveAttribute(
		'aria-selected',
		'true'
	);

	await page.locator('body').press('?');
	await expect(page.getByRole('dialog')).toContainText('Gå till nästa punkt');
	await page.keyboard.press('Escape');
	await expectAccessible(page, 'the console of a meeting');
	await expectAccessible(phone, 'a meeting on a phone');
	await expectAccessible(screen, 'a meeting on the wall');
	await expectNoSideScroll(phone, 'a meeting on a phone');
	await expectNoSideScroll(screen, 'a meeting on the wall');
	await page.setViewportSize({ width: 360, height: 740 });
	await expectNoSideScroll(page, 'the console on a phone');
});
