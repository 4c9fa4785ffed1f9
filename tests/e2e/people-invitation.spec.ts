import type { Page } from '@playwright/test';
import { m } from '#lib/messages/messages.js';
import { expect, test } from '../support/e2e.ts';
import type { Seed } from '../support/seed.ts';
import { expectAccessible, expectNoSideScroll } from './axe.ts';
import { Keyboard } from './pages/keyboard.ts';
import { languages, words } from './pages/words.ts';

/** Two regions of one group, each with a key person and a run of its own. */
async function twoRegions(seed: Seed) {
	const ours = await seed.insertOrganisation();
	const theirs = await seed.insertOrganisation();
	const { groupId } = await seed.insertRoundWithGroup([ours, theirs]);
	const meetingId = await seed.insertMeeting(groupId);
	const keyPerson = await seed.insertKeyPerson(ours);
	const peer = await seed.insertMember(theirs, 'seniorManager');
	await seed.openedRun({ organisation: ours, keyPerson, meetingId, targetGroup: 'Våra egna' });
	await seed.openedRun({ organisation: theirs, meetingId, targetGroup: 'De andras' });
	return { ours, theirs, keyPerson, peer };
}

for (const { locale, browser } of languages) {
	const say = words(locale);

	test.describe(`an invitation (${locale})`, () => {
		test.use({ locale: browser, actionTimeout: 15_000 });

		test('is made and pressed by keyboard alone, and opens one’s own organisation only', async ({
			server,
			page,
			signIn,
			newPhone
		}) => {
			test.setTimeout(90_000);
			const { ours, theirs, keyPerson, peer } = await twoRegions(server.seed);
			const keys = new Keyboard(page);
			await signIn(page, keyPerson);
			await page.goto('/deltagare');
			await expectAccessible(page, 'the participants, for a key person');
			await keys.tabTo(page.getByLabel(say(m.person_name)));
			await keys.type('Bo Berg');
			await keys.tabTo(page.getByLabel(say(m.person_email)));
			await keys.type(`bo.${locale}@region.example`);
			await keys.tabToAndPress(page.getByRole('button', { name: say(m.members_invite) }));
			const link = page.getByLabel(say(m.members_link_label));
			await expect(link).toBeVisible();
			await expectAccessible(page, 'the participants, with a new link');
			const address = await link.inputValue();
			const letter = page.getByRole('link', { name: say(m.members_letter) });
			expect(await letter.getAttribute('href')).toContain(encodeURIComponent(address));

			const phone = await newPhone();
			const thumbs = new Keyboard(phone);
			await phone.goto(address);
			// Looking again, as a mail filter does, uses nothing up.
			await phone.goto(address);
			await expectAccessible(phone, 'the invitation');
			await expectNoSideScroll(phone, 'the invitation');
			const join = phone.getByRole('button', { name: say(m.invitation_join_politician) });
			await thumbs.tabToAndPress(join);
			await expect(phone).toHaveURL(/\/hem$/);
			await expect(phone.getByRole('heading', { name: 'Våra egna' })).toBeVisible();
			await expect(phone.getByText('De andras')).toHaveCount(0);
			await expect(phone.getByRole('link', { name: say(m.run_new) })).toHaveCount(0);
			await expectAccessible(phone, 'a politician’s home');
			await expectNoSideScroll(phone, 'a politician’s home');

			await thumbs.tabToAndPress(phone.getByRole('link', { name: say(m.site_nav_people) }));
			await expect(
				phone.getByRole('heading', { name: say(m.members_title, { organisation: ours.name }) })
			).toBeVisible();
			await expect(phone.getByRole('heading', { name: theirs.name })).toBeVisible();
			await expect(phone.getByText(peer.name)).toBeVisible();
			expect(await phone.content()).not.toContain(peer.email);
			expect(await phone.content()).not.toContain(keyPerson.email);
			await expect(phone.getByRole('button', { name: say(m.members_invite) })).toHaveCount(0);
			await expectAccessible(phone, 'the participants, for a politician');
			await expectNoSideScroll(phone, 'the participants, for a politician');

			await phone.goto(address);
			await expect(
				phone.getByRole('heading', { name: say(m.error_title_link_not_valid) })
			).toBeVisible();
			await expect(phone.getByText(say(m.error_invitation_next))).toBeVisible();
		});
	});
}

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('wrong input is kept, an invitation is taken back, and a member is removed after a question', async ({
		server,
		page,
		signIn,
		newPhone
	}) => {
		const { ours, keyPerson } = await twoRegions(server.seed);
		const politician = await server.seed.insertMember(ours, 'politician');
		await signIn(page, keyPerson);
		await page.goto('/deltagare');
		await page.getByLabel('Namn').fill('Åsa <Ö>');
		await page.getByLabel('E-postadress').fill(politician.email.toUpperCase());
		await page.getByLabel('Roll', { exact: true }).selectOption('Hög chef');
		await invite(page);
		await expect(page.getByText('Någon med den adressen är redan med').first()).toBeVisible();
		await expect(page.getByLabel('Namn')).toHaveValue('Åsa <Ö>');
		await expect(page.getByLabel('Roll', { exact: true })).toHaveValue('seniorManager');
		await page.getByLabel('E-postadress').fill('asa@region.example');
		await invite(page);
		const address = await page.getByLabel('Personlig länk').inputValue();
		await page.getByRole('button', { name: 'Ta tillbaka inbjudan till Åsa' }).click();
		await expect(page.getByText('Inbjudan är tillbakatagen.')).toBeVisible();
		const phone = await newPhone({ javaScriptEnabled: false });
		await phone.goto(address);
		await expect(phone.getByRole('heading', { name: 'Länken fungerar inte' })).toBeVisible();

		await signIn(phone, politician);
		await phone.goto('/hem');
		await expect(phone.getByRole('heading', { name: 'Våra egna' })).toBeVisible();
		await page.getByText(`Ändra roll eller ta bort ${politician.name}`).click();
		await page.getByRole('button', { name: `Ta bort ${politician.name} ur ${ours.name}` }).click();
		await expect(page.getByText('Personen är borttagen.')).toBeVisible();
		await phone.goto('/hem');
		await expect(
			phone.getByRole('heading', { name: 'Ditt konto har ingen roll än' })
		).toBeVisible();
		await expect(phone.getByText('Våra egna')).toHaveCount(0);

		await page.getByText(`Ändra roll eller ta bort ${keyPerson.name}`).click();
		await page.getByRole('button', { name: `Ta bort ${keyPerson.name} ur` }).click();
		await expect(page.getByText('måste ha minst en nyckelperson').first()).toBeVisible();
	});
});

test('an address that has an account is asked to sign in, and joins as itself', async ({
	server,
	page,
	newPhone,
	signIn
}) => {
	const { ours, keyPerson } = await twoRegions(server.seed);
	const password = 'fyra blå cyklar i regn';
	const administrator = await server.seed.insertPerson({
		administrator: true,
		passwordHash: await server.ports.passwords.hash(password)
	});
	const token = await server.seed.insertInvitation(ours, keyPerson, { email: administrator.email });
	await signIn(page, keyPerson);
	await page.goto(`/inbjudan/${token}`);
	await expect(page.getByText('Du är inloggad med ett annat konto')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Gå med som politiker' })).toHaveCount(0);

	const phone = await newPhone();
	await phone.goto(`/inbjudan/${token}`);
	await expect(phone.getByRole('button', { name: 'Gå med som politiker' })).toHaveCount(0);
	await phone.locator('main').getByRole('link', { name: 'Logga in' }).click();
	await phone.getByLabel('E-postadress').fill(administrator.email);
	await phone.getByLabel('Lösenord', { exact: true }).fill(password);
	await phone.getByRole('button', { name: 'Logga in', exact: true }).click();
	await phone.getByRole('button', { name: 'Gå med som politiker' }).click();
	await expect(phone).toHaveURL(/\/hem$/);
	await expect(phone.getByRole('heading', { name: 'Våra egna' })).toBeVisible();
});

async function invite(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Gör en inbjudan' }).click();
}
