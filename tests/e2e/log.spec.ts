import type { Page } from '@playwright/test';
import { shareEntry, unshareEntry } from '#lib/server/usecases/log/share-entry.ts';
import { expect, test } from '../support/e2e.ts';
import type { ProductionServer } from '../support/production.ts';
import { expectAccessible, expectNoSideScroll } from './axe.ts';

/** Two regions of one group, with a key person and a politician in the first and a senior manager in the second. */
async function twoRegions(server: ProductionServer) {
	const { seed } = server;
	const regionD = await seed.insertOrganisation();
	const regionE = await seed.insertOrganisation();
	await seed.insertRoundWithGroup([regionD, regionE]);
	return {
		regionD,
		regionE,
		keyPerson: await seed.insertKeyPerson(regionD),
		politician: await seed.insertMember(regionD),
		peer: await seed.insertMember(regionE, 'seniorManager')
	};
}

async function addEntry(page: Page, sentence: string, kind = 'Test'): Promise<void> {
	await page.goto('/logg/ny');
	await page.getByLabel('Vad ska göras?').fill(sentence);
	await page.getByLabel(kind, { exact: true }).check();
	await page.getByRole('button', { name: 'Skriv in i loggen' }).click();
	await expect(page.getByRole('heading', { level: 1, name: sentence })).toBeVisible();
}

const saved = (page: Page) => page.getByText('Sparat', { exact: true }).filter({ visible: true });
const write = async (page: Page, label: string, words: string) => {
	await page.getByLabel(label).fill(words);
	await expect(saved(page).first()).toBeVisible();
};

test('an entry is its region’s own, then the group’s while it is shared', async ({
	page,
	newComputer,
	server,
	signIn
}) => {
	const { regionD, regionE, keyPerson, peer } = await twoRegions(server);
	await signIn(page, keyPerson);
	const other = await newComputer();
	await signIn(other, peer);
	await other.goto('/logg');
	await expect(other.getByRole('heading', { name: 'Här samlas det ni beslutar' })).toBeVisible();
	await expectAccessible(other, 'an empty log');

	await addEntry(page, 'Kansliet provar mallen i tre ärenden');
	await expect(page.getByRole('heading', { name: 'Bara ni ser anteckningen' })).toBeVisible();
	await expect(
		page.getByText(`De som kommer att se den: Alla i Grupp 1: ${regionD.name} och ${regionE.name}.`)
	).toBeVisible();
	await expectAccessible(page, 'a private entry');
	await expect(other.getByText('Kansliet provar mallen')).toHaveCount(0);

	await page.getByRole('button', { name: 'Dela med gruppen' }).click();
	await expect(page.getByRole('heading', { name: 'Anteckningen delas med gruppen' })).toBeVisible();
	const link = other.getByRole('link', { name: 'Kansliet provar mallen i tre ärenden' });
	await expect(link).toBeVisible();
	await expectAccessible(other, 'a board with a shared entry');
	await link.click();
	await expect(other.getByText(`${regionD.name} delar anteckningen med er.`)).toBeVisible();
	await expect(other.getByRole('textbox')).toHaveCount(0);
	await expectAccessible(other, 'an entry of another region');

	await page.getByLabel('Vem?').fill('Karin Ek');
	await expect(other.getByText('Karin Ek').first()).toBeVisible();

	await page.getByRole('button', { name: 'Sluta dela' }).click();
	await expect(other.getByText('Anteckningen går inte att läsa.')).toBeVisible();
	await expectAccessible(other, 'an entry that is shared no longer');
	await other.goto('/logg');
	await expect(other.getByText('Kansliet provar mallen')).toHaveCount(0);
});

test('a test is planned one question at a time on a phone, studied, and tried again', async ({
	newPhone,
	server,
	signIn
}) => {
	const { politician } = await twoRegions(server);
	const page = await newPhone();
	await signIn(page, politician);
	await addEntry(page, 'Nämnden provar en kort mall');
	await expect(page.getByText('Fråga 1 av 4')).toBeVisible();
	await expect(page.getByLabel('Hur märker vi det?')).toBeHidden();
	await expectNoSideScroll(page, 'the plan on a phone');
	await write(page, 'Vad vill vi uppnå?', 'Att konsekvenserna beskrivs');
	for (let question = 2; question <= 4; question += 1) {
		await page.getByRole('button', { name: 'Nästa fråga' }).click();
		await expect(page.getByText(`Fråga ${String(question)} av 4`)).toBeVisible();
	}
	await expect(page.getByLabel('Hur märker vi det?')).toBeFocused();
	await page.getByRole('button', { name: 'Planen är klar, börja utföra' }).click();
	await expect(page.getByText('Innan ni provar: skriv vad ni tror').first()).toBeVisible();
	await expect(page.getByLabel('Vad tror vi ska hända?')).toBeVisible();
	await expectAccessible(page, 'a plan without a prediction');

	await page.getByLabel('Vad tror vi ska hända?').fill('Två av tre följer mallen');
	await page.getByRole('button', { name: 'Nästa fråga' }).click();
	// Sent with the press, whether or not it has been saved on the way.
	await page.getByLabel('Hur märker vi det?').fill('Vi räknar ärendena');
	await page.getByRole('button', { name: 'Planen är klar, börja utföra' }).click();
	await expect(page.getByRole('heading', { name: 'Cykel 1, Utföra' })).toBeVisible();
	await expect(page.getByText('Två av tre följer mallen').first()).toBeVisible();

	await page.getByLabel('Gick det som planerat?').selectOption('Delvis');
	await page.getByRole('button', { name: 'Nästa fråga' }).click();
	await write(page, 'Vad såg vi?', 'En av tre följde den');
	await page.getByRole('button', { name: 'Nästa fråga' }).click();
	await page.getByRole('button', { name: 'Testet är gjort, studera' }).click();
	await expect(page.getByRole('heading', { name: 'Cykel 1, Studera' })).toBeVisible();
	await page.getByRole('button', { name: 'Nästa fråga' }).click();
	await write(page, 'Vad lärde vi oss?', 'Mallen är för lång');
	await page.getByRole('button', { name: 'Nästa fråga' }).click();
	await write(page, 'Vad ändrar vi till nästa gång?', 'En mall på en sida');
	await expectAccessible(page, 'the study of a test');
	await page.getByRole('button', { name: 'Anpassa och testa igen' }).click();
	await expect(page.getByRole('heading', { name: 'Cykel 2, Planera' })).toBeVisible();
	await expect(page.getByText('Cykel 1 lärde oss: Mallen är för lång')).toBeVisible();
	await expect(page.getByLabel('Vad ska vi prova?')).toHaveValue('En mall på en sida');
	await expectAccessible(page, 'the second cycle');
	await expectNoSideScroll(page, 'the second cycle');

	await page.goto('/logg');
	await expect(page.getByText('Vi lärde oss: Mallen är för lång')).toBeVisible();
	await expectAccessible(page, 'the board on a phone');
	await page.goto('/logg?vy=lista');
	await expectAccessible(page, 'the list on a phone');
	await expectNoSideScroll(page, 'the list on a phone');
});

test('two who write in one field have both texts before them', async ({
	page,
	newComputer,
	server,
	signIn
}) => {
	const { keyPerson, politician } = await twoRegions(server);
	await signIn(page, keyPerson);
	await addEntry(page, 'Kansliet går igenom mallen', 'Aktivitet');
	const other = await newComputer();
	await signIn(other, politician);
	await other.goto(page.url());
	const mine = page.getByLabel('Vad lärde vi oss?');
	const theirs = other.getByLabel('Vad lärde vi oss?');
	await other.route('**/logg/*?/change', (route) => setTimeout(() => void route.continue(), 1500));
	await theirs.fill('Politikerns ord');
	await mine.fill('Nyckelpersonens ord');
	await expect(saved(page).first()).toBeVisible();
	await expect(other.getByText(`${keyPerson.name} skrev i samma fält`)).toBeVisible();
	await expect(other.getByText('Nyckelpersonens ord').first()).toBeVisible();
	await expect(theirs).toHaveValue('Politikerns ord');
	await expectAccessible(other, 'a conflict');
	await theirs.fill('Nyckelpersonens ord och politikerns');
	await other.getByRole('button', { name: 'Spara det som står i fältet' }).click();
	await expect(mine).toHaveValue('Nyckelpersonens ord och politikerns');
});

test('words that are not saved survive a dead network, a reload and a sign-out', async ({
	page,
	server,
	signIn
}) => {
	const { politician } = await twoRegions(server);
	await signIn(page, politician);
	await addEntry(page, 'Kansliet samlar exempel', 'Aktivitet');
	const url = page.url();
	await page.route('**/logg/*?/change', (route) => route.abort());
	await page.getByLabel('Vad lärde vi oss?').fill('Det här får inte försvinna');
	await expect(page.getByText('Inte sparat än.')).toBeVisible();
	await page.context().clearCookies();
	await page.unroute('**/logg/*?/change');
	await expect(page.getByText('Inte sparat. Orden finns kvar här.')).toBeVisible({
		timeout: 15_000
	});
	await page.goto(url);
	await signIn(page, politician);
	await page.goto(url);
	await expect(page.getByLabel('Vad lärde vi oss?')).toHaveValue('Det här får inte försvinna');
	await expect(saved(page).first()).toBeVisible();
});

test('what is wrong is said beside its field, and everything typed is kept', async ({
	page,
	server,
	signIn
}) => {
	const { keyPerson } = await twoRegions(server);
	await signIn(page, keyPerson);
	await page.goto('/logg/ny');
	await page.getByLabel('Vad ska göras?').fill('A');
	await page.getByLabel('Vem?').fill('Karin');
	await page.getByRole('button', { name: 'Skriv in i loggen' }).click();
	await expect(page.getByText('Skriv lite mer').first()).toBeVisible();
	await expect(page.getByLabel('Vem?')).toHaveValue('Karin');
	await expectAccessible(page, 'a sentence of one letter');
	await page.getByLabel('Vad ska göras?').fill('Kansliet ber om en mall');
	await page.getByLabel('Senast när?').fill('1926-12-01');
	await page.getByRole('button', { name: 'Skriv in i loggen' }).click();
	await expect(page.getByText('Årtalet ser ut som ett skrivfel.').first()).toBeVisible();
	await expect(page.getByLabel('Vad ska göras?')).toHaveValue('Kansliet ber om en mall');
});

test('removed by mistake, an entry comes back', async ({ page, server, signIn }) => {
	const { keyPerson } = await twoRegions(server);
	await signIn(page, keyPerson);
	await addEntry(page, 'Nämnden beslutar om mallen', 'Beslut');
	await page.getByRole('button', { name: 'Ta bort anteckningen' }).click();
	await expect(page.getByText('Anteckningen är borttagen.')).toBeVisible();
	await page.getByRole('button', { name: 'Ångra' }).click();
	await expect(
		page.getByRole('heading', { level: 1, name: 'Nämnden beslutar om mallen' })
	).toBeVisible();
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('an entry is made, planned, taken a step on and shared', async ({
		page,
		server,
		signIn
	}) => {
		const { keyPerson } = await twoRegions(server);
		await signIn(page, keyPerson);
		await addEntry(page, 'Kansliet provar utan skript');
		await page.getByRole('button', { name: 'Planen är klar, börja utföra' }).click();
		await expect(page.getByText('Innan ni provar: skriv vad ni tror').first()).toBeVisible();
		await page.getByLabel('Vad vill vi uppnå?').fill('Att det går');
		await page.getByLabel('Vad tror vi ska hända?').fill('Det går');
		await page.getByLabel('Hur märker vi det?').fill('Vi ser efter');
		await page.getByRole('button', { name: 'Planen är klar, börja utföra' }).click();
		await expect(page.getByRole('heading', { name: 'Cykel 1, Utföra' })).toBeVisible();
		await expect(page.getByText('Att det går', { exact: true }).first()).toBeVisible();
		await page.getByRole('button', { name: 'Dela med gruppen' }).click();
		await expect(
			page.getByRole('heading', { name: 'Anteckningen delas med gruppen' })
		).toBeVisible();
	});
});

test('by keyboard alone an entry is made, predicted and shared', async ({
	page,
	server,
	signIn
}) => {
	const { keyPerson, peer } = await twoRegions(server);
	await signIn(page, keyPerson);
	await page.goto('/logg');
	const to = async (name: string, role: 'link' | 'button' | 'textbox' | 'combobox') => {
		const target = page.getByRole(role, { name }).first();
		for (let presses = 0; presses < 60; presses += 1) {
			if (await target.evaluate((node) => node === document.activeElement)) return;
			await page.keyboard.press('Tab');
		}
		throw new Error(`no way to ${name} by keyboard`);
	};
	await to('Ny anteckning', 'link');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Ny anteckning' })).toBeVisible();
	await to('Vad ska göras?', 'textbox');
	await page.keyboard.type('Kansliet provar med tangenterna');
	await to('Skriv in i loggen', 'button');
	await page.keyboard.press('Enter');
	await expect(
		page.getByRole('heading', { level: 1, name: 'Kansliet provar med tangenterna' })
	).toBeVisible();
	await to('Vem?', 'combobox');
	await page.keyboard.type('Karin');
	await expect(saved(page).first()).toBeVisible();
	await to('Dela med gruppen', 'button');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Anteckningen delas med gruppen' })).toBeVisible();
	const entryId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	await unshareEntry(server.ports, keyPerson.actor, { entryId });
	await expect(page.getByRole('heading', { name: 'Bara ni ser anteckningen' })).toBeVisible();
	await shareEntry(server.ports, keyPerson.actor, { entryId, groupId: null });
	expect(peer.id).not.toBe(keyPerson.id);
});
