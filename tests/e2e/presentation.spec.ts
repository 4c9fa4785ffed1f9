import type { Page } from '@playwright/test';
import { sharePresentation } from '#lib/server/usecases/presentation/share-presentation.ts';
import { startPresentation } from '#lib/server/usecases/presentation/start-presentation.ts';
import { expect, test } from '../support/e2e.ts';
import {
	insertPresentationOf,
	insertPresentationWithFiles,
	pdfOf,
	redDot
} from '../support/presentation-desk.ts';
import type { ProductionServer } from '../support/production.ts';
import { expectAccessible, expectNoSideScroll } from './axe.ts';

/** Region D prepares for a meeting with Region E, which has its presentation ready and not shared. */
async function twoRegions(server: ProductionServer) {
	const { seed, ports } = server;
	const [regionD, regionE] = [await seed.insertOrganisation(), await seed.insertOrganisation()];
	const { groupId } = await seed.insertRoundWithGroup([regionD, regionE]);
	const meetingId = await seed.insertMeeting(groupId);
	const keyPerson = await seed.insertKeyPerson(regionD);
	const theirs = await insertPresentationOf(seed, regionE, meetingId);
	const begin = () =>
		startPresentation(ports, keyPerson.actor, {
			organisationId: regionD.id,
			meetingId,
			templateId: null
		});
	return {
		regionD,
		regionE,
		keyPerson,
		politician: await seed.insertMember(regionD),
		peer: await seed.insertKeyPerson(regionE),
		theirs,
		meetingId,
		begin
	};
}

const saved = (page: Page) => page.getByText('Sparat', { exact: true }).filter({ visible: true });
const part = (page: Page, title: string) => page.getByRole('textbox', { name: title, exact: true });

async function addStep(page: Page, stage: string, name: string): Promise<void> {
	await page.getByLabel(`Nytt steg under ${stage}`).fill(name);
	await page.keyboard.press('Enter');
	await expect(
		page.getByRole('group', { name: stage, exact: true }).getByLabel('Stegets namn').last()
	).toHaveValue(name);
}

// The page is long, and axe reads all of it.
test.describe.configure({ timeout: 180_000 });

test('from nothing to published: five steps and a PDF', async ({ page, server, signIn }) => {
	const { keyPerson } = await twoRegions(server);
	await signIn(page, keyPerson);
	await page.goto('/presentationer');
	await expect(page.getByRole('heading', { name: 'En presentation att förbereda' })).toBeVisible();
	await expectAccessible(page, 'the list');
	await page.getByRole('button', { name: /Börja förbereda/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: /Träff 1/ })).toBeVisible();

	await page.getByLabel('Nytt steg under Mål').fill('B');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Namnet på steget är för kort.')).toBeVisible();
	for (const [stage, name] of [
		['Mål', 'Vision för regionen'],
		['Mål', 'Mål för mandatperioden'],
		['Budget', 'Ramar per nämnd'],
		['Uppföljning', 'Delårsrapport'],
		['Beslut', 'Beslut i fullmäktige']
	] as const)
		await addStep(page, stage, name);
	await page.getByRole('button', { name: 'Flytta upp Mål för mandatperioden' }).focus();
	await page.keyboard.press('Enter');
	await expect(
		page.getByText('Mål för mandatperioden står nu under Mål på plats 1.')
	).toBeAttached();
	await expect(
		page.getByRole('button', { name: 'Flytta upp Mål för mandatperioden' })
	).toBeFocused();
	await page.getByText('Vem, vad och hur det fungerar').first().click();
	await page.getByText('Behöver förbättras').first().click();
	await page.getByLabel('Vem gör det?').first().fill('Regionstyrelsen');
	await expect(saved(page).first()).toBeVisible();
	await expectAccessible(page, 'the process in the making');

	const chooser = page.getByLabel('Presentation som PDF');
	await chooser.setInputFiles({
		name: 'kedjan.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('ingen pdf')
	});
	await expect(page.getByText('Filen är ingen PDF som går att läsa.')).toBeVisible();
	await chooser.setInputFiles({
		name: 'kedjan.pdf',
		mimeType: 'application/pdf',
		buffer: pdfOf(['Styrkedjan', 'Uppfoljning'])
	});
	// The first PDF starts the worker that draws.
	await expect(page.getByRole('img', { name: 'Sida 1 av 2 i kedjan.pdf' })).toBeVisible({
		timeout: 30_000
	});
	await page.getByRole('link', { name: 'Nästa sida' }).click();
	await expect(page.getByRole('img', { name: 'Sida 2 av 2 i kedjan.pdf' })).toBeVisible();
	await page.getByLabel('Bild', { exact: true }).setInputFiles({
		name: 'punkt.png',
		mimeType: 'image/png',
		buffer: redDot
	});
	await page.getByRole('button', { name: 'Bifoga bilden' }).click();
	await expect(page.getByText('En bild saknar text.')).toBeVisible();

	await page
		.getByRole('radio', { name: /^Gruppen\s/ })
		.first()
		.check();
	await expectAccessible(page, 'ready to publish');
	await page.getByRole('button', { name: 'Publicera presentationen' }).click();
	await expect(page.getByRole('heading', { name: 'Presentationen är publicerad' })).toBeVisible();
});

test('a peer reads once both have shared, and what is taken back is gone at once', async ({
	page,
	newComputer,
	server,
	signIn
}) => {
	const { regionD, keyPerson, peer, theirs, meetingId } = await twoRegions(server);
	const { presentationId } = await insertPresentationWithFiles(
		server.seed,
		regionD,
		meetingId,
		'Kedjan i korthet'
	);
	await sharePresentation(server.ports, keyPerson.actor, { presentationId, sharing: 'group' });
	const place = `/presentationer/${presentationId}`;
	await signIn(page, keyPerson);
	await page.goto(place);
	const other = await newComputer();
	await signIn(other, peer);
	await other.goto(place);
	await expect(other.getByText('Dela er egen presentation med gruppen först.')).toBeVisible();
	await sharePresentation(server.ports, peer.actor, { presentationId: theirs, sharing: 'group' });
	await other.goto(place);
	await expect(other.getByRole('heading', { level: 1, name: regionD.name })).toBeVisible();
	await expect(other.getByText('Kedjan i korthet').first()).toBeVisible();
	await expect(other.getByRole('textbox')).toHaveCount(0);
	await expect(other.getByRole('img', { name: /^Sida 1 av 1/ })).toBeVisible({
		timeout: 30_000
	});
	await expectAccessible(other, 'a peer’s presentation');

	await page.getByRole('button', { name: 'Dra tillbaka presentationen' }).click();
	await expect(page.getByRole('heading', { name: 'Publicera för gruppen' })).toBeVisible();
	await expect(other.getByText('Presentationen går inte att läsa.')).toBeVisible();
});

test('two write in one text at once, and words without a network are kept and sent', async ({
	page,
	newPhone,
	server,
	signIn
}) => {
	const { keyPerson, politician, begin } = await twoRegions(server);
	const { presentationId } = await begin();
	await signIn(page, keyPerson);
	await page.goto(`/presentationer/${presentationId}`);
	const phone = await newPhone();
	await signIn(phone, politician);
	await phone.goto(`/presentationer/${presentationId}`);
	const mine = part(page, 'Vår fråga till de kritiska vännerna');
	const theirs = part(phone, 'Vår fråga till de kritiska vännerna');
	await expect(mine).toBeEditable();
	await expect(theirs).toBeEditable();
	await mine.fill('Hur når vi nämnderna?');
	await expect(theirs).toHaveValue('Hur når vi nämnderna?');
	await expect(phone.getByText(`Skriver här nu: ${keyPerson.name}`)).toBeVisible();
	await expectNoSideScroll(phone, 'writing on a phone');
	await expectAccessible(phone, 'writing on a phone');

	await theirs.focus();
	await phone.keyboard.press('End');
	await Promise.all([
		phone.keyboard.type(' Och bolagen?'),
		mine.press('Home').then(() => page.keyboard.type('Vi undrar: '))
	]);
	const merged = 'Vi undrar: Hur når vi nämnderna? Och bolagen?';
	await expect(mine).toHaveValue(merged);
	await expect(theirs).toHaveValue(merged);

	await phone.route('**/api/command/syncText', (route) => route.abort());
	await theirs.press('End');
	await phone.keyboard.type(' Skrivet på tåget.');
	await expect(phone.getByText('Ingen kontakt just nu.')).toBeVisible();
	await mine.press('Home');
	await page.keyboard.type('A ');
	await expect(saved(page).first()).toBeVisible();
	await phone.reload();
	await expect(theirs).toHaveValue(`${merged} Skrivet på tåget.`);
	await phone.unroute('**/api/command/syncText');
	await expect(theirs).toHaveValue(`A ${merged} Skrivet på tåget.`);
	await expect(mine).toHaveValue(`A ${merged} Skrivet på tåget.`);
});
