import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { ItemKind } from '#lib/domain/meeting/agenda.ts';
import { arrangeMeeting } from '#lib/server/usecases/meeting/arrange-meeting.ts';
import { holdMeeting, openMeeting } from '#lib/server/usecases/meeting/open-meeting.ts';
import { stepAgenda } from '#lib/server/usecases/meeting/step-agenda.ts';
import { expect, test } from '../support/e2e.ts';
import { FriendDesk } from '../support/feedback.ts';
import { insertPresentationOf, showInMeeting } from '../support/presentation-desk.ts';
import type { ProductionServer } from '../support/production.ts';
import type { SeededOrganisation } from '../support/seed.ts';
import { expectAccessible, expectNoSideScroll } from './axe.ts';

/** An open meeting of three regions, with one person in each; the first presents. */
async function openedMeeting(server: ProductionServer) {
	const { ports, seed } = server;
	const names = ['Region Gran', 'Region Ek', 'Region Alm'];
	const regions: SeededOrganisation[] = [];
	for (const name of names)
		regions.push(await seed.insertOrganisation(`${name} ${crypto.randomUUID().slice(0, 4)}`));
	const [spruce, oak, elm] = regions as [
		SeededOrganisation,
		SeededOrganisation,
		SeededOrganisation
	];
	const { groupId } = await seed.insertRoundWithGroup(regions);
	const meetingId = await seed.insertMeeting(groupId);
	const nextId = await seed.insertMeeting(groupId, 2);
	const leader = await seed.insertKeyPerson(spruce);
	const presentationId = await insertPresentationOf(seed, spruce, meetingId, { sharing: 'group' });
	await showInMeeting(seed, { meetingId, presentationId, organisation: spruce });
	await openMeeting(ports, leader.actor, { meetingId });
	/** The leader goes to an item, of a region's turn or of all. */
	const goTo = async (kind: ItemKind, region: SeededOrganisation | null = spruce) => {
		const { id } = await seed.asSystem((tx) =>
			tx
				.selectFrom('agenda_item')
				.select('id')
				.where('meeting_id', '=', meetingId)
				.where('kind', '=', kind)
				.where('organisation_id', region === null ? 'is' : '=', region?.id ?? null)
				.executeTakeFirstOrThrow()
		);
		await stepAgenda(ports, leader.actor, { meetingId, step: { step: 'goTo', itemId: id } });
	};
	return {
		...{ spruce, oak, elm, meetingId, nextId, leader, goTo },
		fromOak: await seed.insertMember(oak),
		fromElm: await seed.insertMember(elm, 'seniorManager'),
		fromSpruce: await seed.insertMember(spruce)
	};
}

async function lay(page: Page, kind: string, text: string, about?: string): Promise<void> {
	await page.getByRole('radio', { name: kind }).check({ force: true });
	await page.getByLabel('Ditt kort').fill(text);
	if (about !== undefined)
		await page.getByLabel('Vad handlar kortet om?').selectOption({ label: about });
	await page.getByRole('button', { name: 'Lägg kortet' }).click();
	await expect(page.getByLabel('Ditt kort')).toHaveValue('');
}

test('two regions write in silence, and what they wrote is shown and read when the box ends', async ({
	page,
	newPhone,
	newComputer,
	server,
	signIn
}) => {
	test.setTimeout(120_000);
	const world = await openedMeeting(server);
	const { spruce, oak, meetingId, goTo } = world;
	const oakPhone = await newPhone();
	const elmPhone = await newPhone();
	const spruceDesk = await newComputer();
	const wall = await newComputer({ viewport: { width: 1920, height: 1080 } });
	await signIn(page, world.leader);
	await signIn(oakPhone, world.fromOak);
	await signIn(elmPhone, world.fromElm);
	await signIn(spruceDesk, world.fromSpruce);
	await signIn(wall, world.leader);
	await goTo('silentWriting');
	for (const one of [oakPhone, elmPhone, spruceDesk]) await one.goto(`/traffar/${meetingId}`);
	await page.goto(`/traffar/${meetingId}/leda`);
	await wall.goto(`/vagg/traff/${meetingId}`);

	// Silence: each sees their own, the leader how many, the receiver and the wall nothing.
	await expectAccessible(oakPhone, 'writing in silence');
	await expectNoSideScroll(oakPhone, 'writing in silence');
	await lay(
		oakPhone,
		'Att tänka på',
		'Följ upp i nämnden varje kvartal',
		`Steg 1 i ${spruce.name}`
	);
	await lay(oakPhone, 'Fråga', 'Vem frågar efter resultatet?');
	await lay(elmPhone, 'Idé att ta med', 'Er mall vill vi prova');
	await expect(oakPhone.getByRole('heading', { name: 'Dina kort: 2' })).toBeVisible();
	await expect(elmPhone.getByText('Vem frågar efter resultatet?')).toHaveCount(0);
	await expect(page.getByText('Kort som väntar: 3')).toBeVisible();
	await expect(page.getByText('Vem frågar efter resultatet?')).toHaveCount(0);
	await expect(spruceDesk.getByText('De andra skriver till er')).toBeVisible();
	await expect(wall.getByRole('heading', { name: `Skriv till ${spruce.name}` })).toBeVisible();
	await expectAccessible(wall, 'the wall while they write');
	await elmPhone.getByLabel('Ditt kort').fill('Halvskrivet när sidan laddas om');
	await elmPhone.reload();
	await expect(elmPhone.getByLabel('Ditt kort')).toHaveValue('Halvskrivet när sidan laddas om');

	// The box ends: shown to all, read one by one.
	await goTo('feedback');
	await expect(spruceDesk.getByRole('heading', { name: 'Alla kort: 3' })).toBeVisible();
	await expect(spruceDesk.getByText(`Från ${oak.name}`).first()).toBeVisible();
	await expect(spruceDesk.getByText(world.fromOak.name)).toHaveCount(0);
	await page.getByRole('button', { name: 'Läs första kortet' }).click();
	await expect(
		wall.getByRole('heading', { name: 'Följ upp i nämnden varje kvartal' })
	).toBeVisible();
	await expectAccessible(wall, 'a card on the wall');
	await expect(
		elmPhone.getByRole('region', { name: 'Läses just nu' }).getByText('Följ upp i nämnden')
	).toBeVisible();
	await page.getByRole('button', { name: 'Läs nästa kort' }).click();
	await page.getByRole('button', { name: 'Visa alla kort på väggen' }).click();
});

test('shown cards are grouped by keyboard and answered, or left', async ({
	newPhone,
	newComputer,
	server,
	signIn
}) => {
	test.setTimeout(90_000);
	const world = await openedMeeting(server);
	const { spruce, oak, meetingId, goTo } = world;
	const friend = new FriendDesk(server.ports, world.fromOak, oak, meetingId);
	await friend.write(spruce, 'Följ upp i nämnden varje kvartal');
	await friend.write(spruce, 'Vem frågar efter resultatet?');
	await friend.write(spruce, 'Er mall vill vi prova');
	const elmPhone = await newPhone();
	const spruceDesk = await newComputer();
	await signIn(elmPhone, world.fromElm);
	await signIn(spruceDesk, world.fromSpruce);
	await goTo('feedback');
	for (const one of [elmPhone, spruceDesk]) await one.goto(`/traffar/${meetingId}`);

	// Grouped with the keyboard alone.
	const move = spruceDesk.getByLabel('Flytta kortet ”Vem frågar efter resultatet?”');
	await move.focus();
	await move.selectOption({ label: 'Följ upp i nämnden varje kvartal' });
	const name = spruceDesk.getByLabel('Gruppens namn');
	await name.fill('Uppföljning');
	await name.press('Enter');
	await expect(elmPhone.getByLabel('Gruppens namn')).toHaveValue('Uppföljning');
	await expectNoSideScroll(elmPhone, 'cards in groups on a phone');
	await expectAccessible(spruceDesk, 'cards in groups');
	await expectNoSideScroll(spruceDesk, 'cards in groups');

	// Answered by those who got them, or left.
	await goTo('response');
	await spruceDesk
		.getByLabel('Svara på kortet ”Vem frågar efter resultatet?”')
		.fill('Nämndens ordförande, från och med nu');
	await expect(elmPhone.getByText('Nämndens ordförande, från och med nu')).toBeVisible();
	await spruceDesk.getByRole('button', { name: 'Tacka och låt kortet ligga' }).first().click();
	await expect(elmPhone.getByText('Tack, vi låter kortet ligga.').first()).toBeVisible();
	await expectAccessible(spruceDesk, 'answering');
});

test('what comes of it: taken home, into the log, reflected on, dated, and kept for each region', async ({
	page,
	newPhone,
	newComputer,
	server,
	signIn
}) => {
	test.setTimeout(120_000);
	const world = await openedMeeting(server);
	const { spruce, oak, meetingId, goTo } = world;
	const friend = new FriendDesk(server.ports, world.fromOak, oak, meetingId);
	await friend.write(spruce, 'Följ upp i nämnden varje kvartal');
	const oakPhone = await newPhone();
	const spruceDesk = await newComputer();
	await signIn(page, world.leader);
	await signIn(oakPhone, world.fromOak);
	await signIn(spruceDesk, world.fromSpruce);
	await goTo('response');
	for (const one of [oakPhone, spruceDesk]) await one.goto(`/traffar/${meetingId}`);
	await page.goto(`/traffar/${meetingId}/leda`);

	// One press home, one more into the log.
	await spruceDesk
		.getByRole('button', { name: 'Ta med hem kortet ”Följ upp i nämnden varje kvartal”' })
		.click();
	await goTo('takeHome');
	await spruceDesk.getByRole('button', { name: /^Lägg ”Följ upp i nämnden/ }).click();
	await expect(spruceDesk.getByText('I loggen, planerat:')).toBeVisible();
	await expectAccessible(spruceDesk, 'what is taken home');
	await expect(oakPhone.getByText('Följ upp i nämnden varje kvartal').first()).toBeVisible();
	await expectNoSideScroll(oakPhone, 'what is taken home');

	// Reflection alone, then shown; plus and minus; the next date before anybody leaves.
	await goTo('reflection', null);
	await oakPhone.getByLabel('Varför har vi lyckats?').fill('För att cheferna frågar');
	await expect(oakPhone.getByText('Sparat.', { exact: true })).toBeVisible();
	await expect(page.getByText('Har skrivit något: 1')).toBeVisible();
	await expect(page.getByText('För att cheferna frågar')).toHaveCount(0);
	await page.getByRole('button', { name: 'Visa svaren' }).click();
	await expect(spruceDesk.getByText('För att cheferna frågar')).toBeVisible();
	await expectAccessible(oakPhone, 'reflections shown');
	await goTo('plusMinus', null);
	await oakPhone.getByLabel('Skriv en sak under Plus').fill('Alla tre roller var med');
	await oakPhone.getByRole('button', { name: 'Lägg till under Plus' }).click();
	await expect(spruceDesk.getByText('Alla tre roller var med')).toBeVisible();
	await expectAccessible(oakPhone, 'plus and minus');
	await goTo('nextDate', null);
	await page.getByLabel('När ses vi igen?').fill('2026-05-12');
	await page.getByRole('button', { name: 'Sätt datum för nästa träff' }).click();
	await expect(spruceDesk.getByText('Nästa träff: 2026-05-12')).toBeVisible();
	await expectAccessible(page, 'the next date');

	// The notes afterwards, each region its own side, as a page and two files.
	await arrangeMeeting(server.ports, world.leader.actor, {
		meetingId,
		noteTakerId: world.leader.id
	});
	await holdMeeting(server.ports, world.leader.actor, { meetingId });
	await oakPhone.goto(`/traffar/${meetingId}/minnesanteckningar`);
	await expect(
		oakPhone.getByRole('heading', { name: 'Kort vi gav, och vad det blev av dem' })
	).toBeVisible();
	await expect(oakPhone.getByRole('heading', { name: 'Kort till oss' })).toHaveCount(0);
	await expectAccessible(oakPhone, 'the notes on a phone');
	await expectNoSideScroll(oakPhone, 'the notes on a phone');
	await spruceDesk.goto(`/traffar/${meetingId}/minnesanteckningar`);
	await expect(spruceDesk.getByRole('heading', { name: 'Kort till oss' })).toBeVisible();
	const markdown = await spruceDesk.request.get(`/traffar/${meetingId}/minnesanteckningar.md`);
	expect(await markdown.text()).toContain('Följ upp i nämnden varje kvartal');
	const docx = await spruceDesk.request.get(`/traffar/${meetingId}/minnesanteckningar.docx`);
	const body = unzipSync(await docx.body())['word/document.xml'];
	expect(new TextDecoder().decode(body)).toContain('Följ upp i nämnden varje kvartal');
	await spruceDesk.getByRole('link', { name: 'Följ upp i nämnden varje kvartal' }).first().click();
	await expect(spruceDesk.getByText(`Från ett kort av ${oak.name} på träff 1`)).toBeVisible();

	// The next meeting opens with it.
	await openMeeting(server.ports, world.leader.actor, { meetingId: world.nextId });
	const { id } = await server.seed.asSystem((tx) =>
		tx
			.selectFrom('agenda_item')
			.select('id')
			.where('meeting_id', '=', world.nextId)
			.where('kind', '=', 'followUp')
			.executeTakeFirstOrThrow()
	);
	const step = { step: 'goTo', itemId: id } as const;
	await stepAgenda(server.ports, world.leader.actor, { meetingId: world.nextId, step });
	await spruceDesk.goto(`/traffar/${world.nextId}`);
	await expect(spruceDesk.getByText('Det här tog vi med hem från träff 1')).toBeVisible();
	await expect(spruceDesk.getByText('I loggen, planerat:')).toBeVisible();
	await expectAccessible(spruceDesk, 'what became of it');
});

test('cards laid while the server does not answer wait on the phone and arrive once', async ({
	newPhone,
	server,
	signIn
}) => {
	const world = await openedMeeting(server);
	const phone = await newPhone();
	await signIn(phone, world.fromOak);
	await world.goTo('silentWriting');
	await phone.goto(`/traffar/${world.meetingId}`);
	await phone.getByLabel('Ditt kort').fill('Skrivet utan nät');
	await phone.context().setOffline(true);
	await phone.getByRole('button', { name: 'Lägg kortet' }).click();
	await expect(phone.getByText('Finns på din enhet och skickas så fort det går.')).toBeVisible();
	await phone.context().setOffline(false);
	await expect(phone.getByText('Finns på din enhet och skickas så fort det går.')).toHaveCount(0, {
		timeout: 20_000
	});
	await expect(phone.getByText('Skrivet utan nät')).toHaveCount(1);
	await phone.reload();
	await expect(phone.getByText('Skrivet utan nät')).toHaveCount(1);
});
