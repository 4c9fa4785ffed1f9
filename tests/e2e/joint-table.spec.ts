import type { Page } from '@playwright/test';
import { shareScores } from '#lib/server/usecases/joint/share-scores.ts';
import { expect, test } from '../support/e2e.ts';
import { closedGroupRun } from '../support/group-runs.ts';
import type { ProductionServer } from '../support/production.ts';
import type { SeededPerson } from '../support/seed.ts';
import { expectAccessible, expectNoSideScroll } from './axe.ts';

const scores = {
	first: [3, 1, 1, 2, 2, 1, 2, 1, 1, 1],
	second: [3, 2, 1.5, 2, 2, 1, 2, 1, 1, 3]
};

/** A group of three: one region shares, the second has closed and not shared, the third has nothing. */
async function groupOfThree({ seed, ports }: ProductionServer) {
	const organisations = [
		await seed.insertOrganisation(),
		await seed.insertOrganisation(),
		await seed.insertOrganisation()
	] as const;
	const { groupId } = await seed.insertRoundWithGroup(organisations);
	const meetingId = await seed.insertMeeting(groupId);
	const keyPersons = {
		first: await seed.insertKeyPerson(organisations[0]),
		second: await seed.insertKeyPerson(organisations[1]),
		third: await seed.insertKeyPerson(organisations[2])
	};
	const closed = (
		given: readonly number[],
		organisation: (typeof organisations)[0],
		keyPerson: SeededPerson
	) => closedGroupRun({ ports, seed }, given, { organisation, keyPerson, meetingId });
	const shared = await closed(scores.first, organisations[0], keyPersons.first);
	await shareScores(ports, keyPersons.first.actor, { groupId, runId: shared.runId });
	await closed(scores.second, organisations[1], keyPersons.second);
	return {
		groupId,
		organisations,
		keyPersons,
		politician: await seed.insertMember(organisations[1])
	};
}

async function lookAt(page: Page, state: string): Promise<void> {
	await expectAccessible(page, state);
	await expectNoSideScroll(page, state);
}

for (const { locale, words } of [
	{
		locale: 'sv-SE',
		words: {
			first: 'Den som delar får se',
			counted: '1 av 3 regioner har delat.',
			warning: 'Med två regioner kan den andra räkna ut era värden.',
			share: 'Dela med gruppen',
			done: 'Skattningen är delad med gruppen.',
			finding: 'Medel 1,68. Lägst: moment 6, 8 och 9',
			counted2: '2 av 3 regioner har delat.',
			withdraw: 'Ta tillbaka delningen',
			alone: 'Ännu delar bara ni',
			ask: 'Er nyckelperson kan dela den.'
		}
	},
	{
		locale: 'en-GB',
		words: {
			first: 'Those who share may see',
			counted: '1 of 3 regions have shared.',
			warning: 'With two regions the other can work out your values.',
			share: 'Share with the group',
			done: 'The assessment is shared with the group.',
			finding: 'Mean 1.68. Lowest: item 6, 8 and 9',
			counted2: '2 of 3 regions have shared.',
			withdraw: 'Stop sharing',
			alone: 'So far only you share',
			ask: 'Your key person can share it.'
		}
	}
]) {
	test.describe(`the joint table in ${locale}`, () => {
		test.use({ locale });

		test('is seen by who shares, and is gone when it is taken back', async ({
			newPhone,
			newComputer,
			server,
			signIn
		}) => {
			const { groupId, organisations, keyPersons, politician } = await groupOfThree(server);
			const phone = await newPhone({ viewport: { width: 320, height: 640 }, locale });
			await signIn(phone, keyPersons.second);
			await phone.goto('/hem');
			await phone.locator(`a[href="/grupper/${groupId}"]`).click();
			await expect(phone.getByRole('heading', { name: words.first })).toBeVisible();
			await expect(phone.getByText(words.counted)).toBeVisible();
			await expect(phone.getByText(words.warning)).toBeVisible();
			await lookAt(phone, 'the question whether to share');

			const desk = await newComputer({ locale });
			await signIn(desk, politician);
			await desk.goto(`/grupper/${groupId}`);
			await expect(desk.getByText(words.ask)).toBeVisible();
			await expect(desk.getByRole('button', { name: words.share })).toHaveCount(0);

			await phone.getByRole('button', { name: words.share }).click();
			await expect(phone.getByText(words.done)).toBeVisible();
			await expect(phone.getByRole('heading', { name: words.finding })).toBeVisible();
			await expect(phone.getByText(words.counted2)).toBeVisible();
			await lookAt(phone, 'the joint table on a phone');
			await desk.reload();
			await expect(desk.getByRole('heading', { name: words.finding })).toBeVisible();
			await expect(desk.locator('main')).not.toContainText(organisations[0].name);
			await lookAt(desk, 'the joint table at a desk');
			await desk.emulateMedia({ colorScheme: 'dark' });
			await expectAccessible(desk, 'the joint table in the dark', 'contrast');

			await phone.getByRole('button', { name: words.withdraw }).click();
			await expect(phone.getByRole('heading', { name: words.first })).toBeVisible();
			await signIn(desk, keyPersons.first);
			await desk.reload();
			await expect(desk.getByRole('heading', { name: words.alone })).toBeVisible();
			await lookAt(desk, 'a region that shares alone');
		});
	});
}

test.describe('without script, by keyboard', () => {
	test.use({ javaScriptEnabled: false });

	test('it is shared and taken back', async ({ page, server, signIn }) => {
		const { groupId, keyPersons } = await groupOfThree(server);
		await signIn(page, keyPersons.second);
		await page.goto(`/grupper/${groupId}`);
		await page.getByRole('button', { name: 'Dela med gruppen' }).press('Enter');
		await expect(page.getByRole('heading', { name: /^Medel 1,68/ })).toBeVisible();
		await page.getByRole('button', { name: 'Ta tillbaka delningen' }).press('Enter');
		await expect(page.getByRole('heading', { name: 'Den som delar får se' })).toBeVisible();
	});
});

test('a group says what will be here, and strangers hear of no group', async ({
	page,
	server,
	signIn
}) => {
	const organisation = await server.seed.insertOrganisation();
	const { groupId } = await server.seed.insertRoundWithGroup([organisation]);
	await signIn(page, await server.seed.insertKeyPerson(organisation));
	await page.goto(`/grupper/${groupId}`);
	await expect(
		page.getByRole('heading', { name: 'Här samlas gruppens skattningar' })
	).toBeVisible();
	await lookAt(page, 'a group without scores');
	await signIn(page, await server.seed.insertKeyPerson(await server.seed.insertOrganisation()));
	expect((await page.goto(`/grupper/${groupId}`))?.status()).toBe(404);
});
