import { goodPassword } from '../support/people.ts';
import { expect, test } from '../support/e2e.ts';

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('somebody is invited, chooses a password and is disabled', async ({
		page,
		newPhone,
		server,
		signIn
	}) => {
		const region = await server.seed.insertOrganisation('Region Prov');
		await signIn(page, await server.seed.insertAdministrator());
		await page.goto('/admin/personer');
		await page.getByLabel('Namn').fill('Gunhild Prov');
		await page.getByRole('button', { name: 'Skapa kontot' }).click();
		await expect(page.getByRole('heading', { name: 'Det här behöver rättas' })).toBeVisible();
		await expect(page.getByLabel('Namn')).toHaveValue('Gunhild Prov');
		await page.getByLabel('E-postadress').fill('gunhild@prov.example');
		await page.getByLabel(region.name).selectOption('Nyckelperson');
		await page.getByRole('button', { name: 'Skapa kontot' }).click();
		const link = await page.getByLabel('Länk för att välja lösenord').inputValue();

		const phone = await newPhone({ javaScriptEnabled: false });
		await phone.goto(link);
		await phone.getByLabel('Nytt lösenord').fill(goodPassword);
		await phone.getByLabel('Samma lösenord en gång till').fill('något helt annat');
		await phone.getByRole('button', { name: 'Spara lösenordet och logga in' }).click();
		await expect(phone.getByText('Lösenorden är inte lika.').first()).toBeVisible();
		await phone.getByLabel('Nytt lösenord').fill(goodPassword);
		await phone.getByLabel('Samma lösenord en gång till').fill(goodPassword);
		await phone.getByRole('button', { name: 'Spara lösenordet och logga in' }).click();
		await expect(phone).toHaveURL(/\/hem$/);
		await phone.goto(link);
		await expect(phone.getByRole('heading', { name: 'Länken fungerar inte' })).toBeVisible();

		await page.getByRole('link', { name: 'Gunhild Prov' }).click();
		await page.getByText('Stäng av Gunhild Prov …').click();
		await page.getByRole('button', { name: 'Stäng av Gunhild Prov' }).click();
		await expect(page.getByText('är avstängd och utloggad överallt')).toBeVisible();
		await phone.goto('/konto');
		await expect(phone).toHaveURL(/\/logga-in\?till=%2Fkonto$/);
	});

	test('signing in keeps the address that was typed, and leads to where one was going', async ({
		page,
		server
	}) => {
		const passwordHash = await server.ports.passwords.hash(goodPassword);
		const { email } = await server.seed.insertPerson({ passwordHash });
		await page.goto('/konto');
		await page.getByLabel('E-postadress').fill(email);
		await page.getByLabel('Lösenord', { exact: true }).fill('fel lösenord');
		await page.getByRole('button', { name: 'Logga in' }).click();
		await expect(page.getByText('E-postadressen eller lösenordet stämmer inte.')).toBeVisible();
		await expect(page.getByLabel('E-postadress')).toHaveValue(email);
		await expect(page.getByLabel('Lösenord', { exact: true })).toHaveValue('');
		await page.getByLabel('Lösenord', { exact: true }).fill(goodPassword);
		await page.getByRole('button', { name: 'Logga in' }).click();
		await expect(page).toHaveURL(/\/konto$/);
		expect(await page.content()).not.toContain(
			(await page.context().cookies()).find(({ name }) => name === 'session')?.value
		);
		await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
		await expect(page.getByText('Du är utloggad.')).toBeVisible();
		expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('session');
	});
});

test('a form whose writer was signed out meanwhile keeps every word', async ({
	page,
	server,
	signIn
}) => {
	await signIn(page, await server.seed.insertAdministrator());
	await page.goto('/admin/personer');
	await page.getByLabel('Namn').fill('Åsa "Ö" <Lång>, 🦉');
	await page.getByLabel('E-postadress').fill('asa@prov.example');
	await page.context().clearCookies();
	await page.getByRole('button', { name: 'Skapa kontot' }).click();
	await expect(page.getByText('Det du har skrivit finns kvar.')).toBeVisible();
	await expect(page.getByLabel('Namn')).toHaveValue('Åsa "Ö" <Lång>, 🦉');
	await expect(page.getByLabel('E-postadress')).toHaveValue('asa@prov.example');
});

test('a page for others is refused on the way there by link too, and says who can open it', async ({
	page,
	server,
	signIn
}) => {
	await signIn(page, await server.seed.insertPerson());
	const answer = await page.goto('/admin/personer');
	expect(answer?.status()).toBe(403);
	await expect(page.getByRole('heading', { name: 'Du kommer inte åt sidan' })).toBeVisible();
	await expect(page.getByText('En administratör kan ge dig den.')).toBeVisible();
	await page.goto('/konto');
	await page.evaluate(() => {
		const link = document.createElement('a');
		link.href = '/admin/personer';
		link.textContent = 'genväg';
		document.body.append(link);
	});
	await page.getByRole('link', { name: 'genväg' }).click();
	await expect(page.getByRole('heading', { name: 'Du kommer inte åt sidan' })).toBeVisible();
	await expect(page.getByText('Personer med konto')).toHaveCount(0);
});

test('language and theme follow the browser, and no form sends anybody to another site', async ({
	page,
	request,
	baseURL
}) => {
	await page.goto('/logga-in');
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await page.getByRole('button', { name: 'Dark' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(page).toHaveURL(/\/logga-in$/);
	const answer = await request.post('/installningar', {
		form: { locale: 'sv', back: '//evil.example' },
		headers: { origin: baseURL ?? '' },
		maxRedirects: 0
	});
	expect(answer.status()).toBe(303);
	expect(answer.headers()['location']).toBe('/');
});
