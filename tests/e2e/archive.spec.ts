import { expect, test } from '../support/e2e.ts';
import { expectAccessible, expectNoSideScroll } from './axe.ts';

const pilot = '/arkiv/modellregioner-2018-2020';

/** The item numbers of the table's rows, from the top. */
const rowNumbers = (texts: readonly string[]) =>
	texts.map((text) => Number.parseInt(text, 10)).filter((no) => !Number.isNaN(no));

for (const { locale, words } of [
	{
		locale: 'sv-SE',
		words: {
			page: 'Sex regioner prövade, fem fortsatte',
			finding: 'Medel 2,04 → 2,36. Lägst: moment 7',
			sums: '15–25 → 19,5–27',
			checklist: 'Checklistans',
			change: 'Störst förändring först',
			source: 'avsnitt 4, tabell 1',
			bases: 'I Värmland skickades beslutsunderlag tillbaka'
		}
	},
	{
		locale: 'en-GB',
		words: {
			page: 'Six regions tried, five went on',
			finding: 'Mean 2.04 → 2.36. Lowest: item 7',
			sums: '15–25 → 19.5–27',
			checklist: "The checklist's",
			change: 'Largest change first',
			source: 'section 4, table 1',
			bases: 'In Värmland, decision bases were sent back'
		}
	}
]) {
	test.describe(`the pilot's archive in ${locale}`, () => {
		test.use({ locale });

		test('tells the table in three orders, kept in the address', async ({ page }) => {
			await page.goto('/arkiv');
			await page.getByRole('link', { name: 'Modellregioner 2018–2020' }).click();
			await expect(page.getByRole('heading', { level: 1, name: words.page })).toBeVisible();
			await expect(page.getByRole('heading', { name: words.finding })).toBeVisible();
			await expect(page.getByText(words.sums)).toBeVisible();
			await expect(page.getByText(words.source).first()).toBeVisible();

			const rows = page.locator('#tabell-1 tbody th');
			await expect(rows).toHaveCount(11);
			expect(rowNumbers(await rows.allTextContents())).toEqual([1, 4, 2, 5, 6, 3, 10, 9, 7, 8]);
			await page.getByRole('link', { name: words.checklist, exact: true }).click();
			await expect(page).toHaveURL(/ordning=checklista/);
			await expect(rows.nth(1)).toContainText('2.');
			expect(rowNumbers(await rows.allTextContents())).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
			await page.getByRole('link', { name: words.change, exact: true }).click();
			await expect(rows.first()).toContainText('9.');
			await page.reload();
			expect(rowNumbers(await rows.allTextContents())).toEqual([9, 10, 8, 2, 3, 5, 1, 7, 4, 6]);
			await expectAccessible(page, `the archive in ${locale}`);
		});

		test('fits a narrow phone, light and dark, and paper', async ({ newPhone }) => {
			const phone = await newPhone({ viewport: { width: 320, height: 640 }, locale });
			for (const colorScheme of ['light', 'dark'] as const) {
				await phone.emulateMedia({ colorScheme });
				await phone.goto(pilot);
				await expect(phone.getByRole('heading', { name: words.finding })).toBeVisible();
				await expectNoSideScroll(phone, `the archive, ${colorScheme}`);
				await expectAccessible(
					phone,
					`the archive on a phone, ${colorScheme}`,
					colorScheme === 'light' ? 'all' : 'contrast'
				);
			}
			await phone.goto('/arkiv');
			await expectNoSideScroll(phone, 'the list of archives');
			await expectAccessible(phone, 'the list of archives');

			await phone.goto(pilot);
			await phone.emulateMedia({ media: 'print', colorScheme: 'light' });
			await expect(phone.getByRole('heading', { name: words.bases })).toBeVisible();
			await expect(phone.locator('#tabell-1 table')).toBeVisible();
			await expect(phone.locator('#tabell-1 nav')).toBeHidden();
			await expect(phone.getByRole('contentinfo')).toBeHidden();
		});
	});
}

test('others can link to what became of decision bases, and a source leads to its document', async ({
	page
}) => {
	await page.goto(`${pilot}#beslutsunderlag`);
	// The tests' server is in practice mode, where everything else is marked as not real.
	await expect(page.getByText('inget här är på riktigt')).toHaveCount(0);
	const section = page.locator('#beslutsunderlag');
	await expect(section).toBeInViewport();
	await section
		.getByRole('link', { name: /SKR, Modellregioner/ })
		.first()
		.press('Enter');
	await expect(page).toHaveURL(/#kalla-report$/);
	await expect(page.locator('#kalla-report')).toBeInViewport();
	await expect(page.locator('#kalla-report')).toContainText('ISBN 978-91-7585-851-7');
});

test('by keyboard alone the order is changed and the focus stays', async ({ page }) => {
	await page.goto(pilot);
	await expect(page.getByRole('button', { name: 'Spara som SVG' })).toBeVisible();
	const link = page.getByRole('link', { name: 'Checklistans', exact: true });
	await link.focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/ordning=checklista/);
	await expect(link).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Störst förändring först' })).toBeFocused();
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('the order is changed all the same', async ({ page }) => {
		await page.goto(pilot);
		await page.getByRole('link', { name: 'Störst förändring först' }).click();
		await expect(page.locator('#tabell-1 tbody th').first()).toContainText('9.');
	});
});
