import type { Page } from '@playwright/test';
import { dontKnow, type WireChoice } from '#lib/contract/ballot.ts';
import { m } from '#lib/messages/messages.js';
import { expect, test } from '../support/e2e.ts';
import { Facilitator } from './pages/facilitator.ts';
import { listenFor } from './pages/overheard.ts';
import { Phone } from './pages/phone.ts';
import { tableRows, Wall } from './pages/wall.ts';
import { languages, words } from './pages/words.ts';

/** What the nine devices answer, an item a line: "?" is Vet inte, "-" is no answer. The ninth has no script. */
const answers = [
	'33233233?',
	'112233???',
	'222123222',
	'12121212?',
	'333333333',
	'13131313?',
	'11211??1-',
	'12321???-',
	'232323233',
	'122222222'
];

/** The same added up by hand: how many chose the steps 1, 2 and 3, how many Vet inte, and the mean. */
const expected = [
	{ counts: [0, 2, 6], dontKnow: 1, share: '11', mean: '2,8', csv: '2,75' },
	{ counts: [2, 2, 2], dontKnow: 3, share: '33', mean: '2,0', csv: '2,00' },
	{ counts: [1, 7, 1], dontKnow: 0, share: '0', mean: '2,0', csv: '2,00' },
	{ counts: [4, 4, 0], dontKnow: 1, share: '11', mean: '1,5', csv: '1,50' },
	{ counts: [0, 0, 9], dontKnow: 0, share: '0', mean: '3,0', csv: '3,00' },
	{ counts: [4, 0, 4], dontKnow: 1, share: '11', mean: '2,0', csv: '2,00' },
	{ counts: [5, 1, 0], dontKnow: 2, share: '25', mean: '1,2', csv: '1,17' },
	null,
	{ counts: [0, 4, 5], dontKnow: 0, share: '0', mean: '2,6', csv: '2,56' },
	{ counts: [1, 8, 0], dontKnow: 0, share: '0', mean: '1,9', csv: '1,89' }
];
const sum = '18,86';
const lowestFirst = [7, 4, 10, 2, 3, 6, 9, 1, 5, 8];

function answersOf(device: number): (WireChoice | undefined)[] {
	return answers.map((item) => {
		const mark = item[device];
		return mark === '-' || mark === undefined ? undefined : mark === '?' ? dontKnow : Number(mark);
	});
}

const password = 'fyra blå cyklar i regn';

for (const { locale, browser } of languages) {
	const say = words(locale);
	const decimal = (text: string) => (locale === 'sv' ? text : text.replace(',', '.'));

	test.describe(`From scan to wall (${locale})`, () => {
		test.use({ locale: browser, actionTimeout: 15_000 });

		test('nine devices answer, the wall shows what they answered, exactly', async ({
			server,
			page,
			newPhone,
			newComputer
		}) => {
			test.setTimeout(150_000);
			const organisation = await server.seed.insertOrganisation('Region Norrstrand ' + locale);
			const person = await server.seed.insertPerson({
				name: 'Kim Lund',
				organisations: [organisation],
				passwordHash: await server.ports.passwords.hash(password)
			});
			await server.seed.insertMeeting(
				(await server.seed.insertRoundWithGroup([organisation])).groupId
			);
			const desk = new Facilitator(page, locale);

			await test.step('three presses from the start page to the link', async () => {
				await desk.signIn({ email: person.email, password });
				await page.getByRole('link', { name: say(m.run_new), exact: true }).click();
				await page.getByLabel(say(m.run_new_target)).fill('Regionkontorets medarbetare');
				await page.getByLabel(say(m.run_new_eligible)).fill('30');
				await desk.button(m.run_new_open).click();
				await desk.button(m.run_copy_link).click();
				await expect(page.getByText(say(m.ui_copied), { exact: true })).toBeAttached();
			});

			const wallPage = await newComputer({ viewport: { width: 1920, height: 1080 } });
			const wall = new Wall(wallPage, locale);
			const overheard = listenFor(wallPage);
			let address = '';

			await test.step('a wall on another computer shows where to answer', async () => {
				await wallPage.goto(await desk.makeWallLink());
				await expect(wallPage).toHaveURL(`${server.url}/vagg/${desk.runId}`);
				address = await wall.readAddress();
				expect(address).toMatch(`${server.url}/s/`);
				await expect(wall.main.getByText(say(m.poll_turnout_none))).toBeVisible();
			});

			const phones = await Promise.all(
				[1, 2, 3, 4, 5, 6, 7, 8].map(async () => {
					const phone = new Phone(await newPhone(), locale);
					overheard.alsoOn(phone.page);
					await phone.scan(address);
					return phone;
				})
			);
			const [offline, reloading, twoTabs, ...others] = phones;
			if (offline === undefined || reloading === undefined || twoTabs === undefined) return;

			await test.step('a phone loses the network and says so, and nothing of it is lost', async () => {
				const mine = answersOf(0);
				await offline.answer(mine.slice(0, 5));
				await offline.expectSaved(5, mine[4] ?? 0);
				await offline.page.context().setOffline(true);
				await offline.tap(6, mine[5] ?? 0);
				await offline.tap(7, mine[6] ?? 0);
				await offline.expectChosen(7, mine[6] ?? 0);
				await expect(offline.bar).toContainText(say(m.voter_status_offline));
				await expect(offline.item(7)).toContainText(say(m.voter_item_waiting));
				await expect(offline.item(7)).not.toContainText(say(m.voter_item_saved));
				await offline.expectProgress(7);
				await offline.page.context().setOffline(false);
				await offline.expectSaved(6, mine[5] ?? 0);
				await offline.expectSaved(7, mine[6] ?? 0);
				await expect(offline.bar).toContainText(say(m.voter_status_saved));
				for (const no of [8, 9, 10]) await offline.tap(no, mine[no - 1] ?? 0);
			});

			await test.step('a phone that reloads has its answers', async () => {
				const mine = answersOf(1);
				await reloading.answer(mine.slice(0, 4));
				await reloading.expectSaved(4, mine[3] ?? 0);
				await reloading.page.reload();
				for (const no of [1, 2, 3, 4]) await reloading.expectSaved(no, mine[no - 1] ?? 0);
				await reloading.expectProgress(4);
				for (const no of [5, 6, 7, 8, 9, 10]) await reloading.tap(no, mine[no - 1] ?? 0);
			});

			await test.step('two tabs of one phone show the same, and count once', async () => {
				const mine = answersOf(2);
				await twoTabs.tap(1, 1);
				await twoTabs.expectSaved(1, 1);
				const other = new Phone(await twoTabs.page.context().newPage(), locale);
				await other.scan(address);
				await other.expectSaved(1, 1);
				await other.tap(1, mine[0] ?? 0);
				await other.expectSaved(1, mine[0] ?? 0);
				await twoTabs.expectSaved(1, mine[0] ?? 0);
				await twoTabs.answer(mine);
				await other.expectProgress(10);
				await other.page.close();
			});

			await test.step('the other phones answer, and one without script', async () => {
				await Promise.all(others.map((phone, index) => phone.answer(answersOf(index + 3))));
				for (const phone of phones) {
					await phone.expectProgress(10);
					await expect(
						phone.page.getByRole('heading', { name: say(m.voter_thanks_title) })
					).toBeVisible();
					await expect(phone.bar).toContainText(say(m.voter_status_saved));
				}
				const plain = new Phone(await newPhone({ javaScriptEnabled: false }), locale);
				await plain.scan(address);
				for (const [index, choice] of answersOf(8).entries())
					if (choice !== undefined) await plain.option(index + 1, choice).check();
				await plain.page.getByRole('button', { name: say(m.voter_save_all) }).click();
				await plain.expectProgress(8);
			});

			await test.step('the room hears how many, coarsely, and nothing about what', async () => {
				await expect(wall.main.getByText(say(m.poll_turnout_quarter))).toBeVisible();
				await expect(desk.count(m.run_connected)).toHaveText('8');
				await expect(desk.count(m.run_answered)).toHaveText(say(m.run_turnout_quarter));
				await expect(desk.count(m.run_eligible)).toHaveText('30');
				await overheard.settle();
				expect(overheard.count).toBeGreaterThan(20);
				expect(overheard.results()).toEqual([]);
				expect(overheard.exactNumbers()).toEqual([]);
			});

			await test.step('it closes for good, and the phones say so', async () => {
				await desk.close();
				for (const phone of phones) await phone.expectClosed();
				await expect(phones[7]?.option(1, 3) ?? page.locator('none')).toBeDisabled();
				await expect(wall.main.getByText(say(m.wall_closed_title))).toBeVisible();
				await expect(desk.count(m.run_answered)).toHaveText('9');
				await expect(desk.button(m.run_open)).toHaveCount(0);
				const again = await page.request.post('/api/command/openRun', {
					data: { runId: desk.runId },
					headers: { origin: server.url }
				});
				expect(again.status()).toBe(409);
				const late = await newPhone();
				expect((await late.goto(address))?.status()).toBe(404);
				await expect(late.getByRole('heading', { name: say(m.join_not_open_title) })).toBeVisible();
			});

			const leading = new Wall(await page.context().newPage(), locale);

			await test.step('the key person steps the walls by keys', async () => {
				await leading.page.setViewportSize({ width: 1920, height: 1080 });
				await leading.page.goto(`/vagg/${desk.runId}`);
				await expect(leading.main.getByText(say(m.wall_closed_steer))).toBeVisible();
				await leading.expectAlive();
				for (const [index, result] of expected.entries()) {
					await leading.page.keyboard.press('ArrowRight');
					if (index === 0)
						await expect(wall.main.getByText(say(m.wall_item_hidden_wait))).toBeVisible();
					await leading.expectItem(index + 1);
					await leading.page.keyboard.press('r');
					await wall.expectItem(index + 1);
					if (result === null) {
						await expect(
							wall.main.getByText(say(m.ui_chart_too_few), { exact: true })
						).toBeVisible();
						await expect(wall.main.getByText(say(m.ui_chart_too_few_text, { k: 6 }))).toBeVisible();
						await expect(wallPage.getByRole('table')).toHaveCount(0);
						continue;
					}
					await expect(wall.mean).toHaveText(decimal(result.mean));
					const counted = (await wall.rows()).map(([, count]) => Number(count?.split(' ')[0]));
					expect(counted, `item ${String(index + 1)}`).toEqual([...result.counts, result.dontKnow]);
					if (index === 1)
						await expect(
							wallPage.getByRole('heading', { name: say(m.poll_finding_dont_know) })
						).toBeVisible();
				}
			});

			await test.step('the overview stands in the order asked for', async () => {
				await leading.page.keyboard.press('ArrowRight');
				await expect(
					leading.page.getByRole('heading', { level: 1, name: say(m.wall_overview) })
				).toBeAttached();
				await leading.page.keyboard.press('2');
				await expect
					.poll(async () => (await wall.rows()).map(([text]) => Number.parseInt(text ?? '')))
					.toEqual(lowestFirst);
				await expect(
					wallPage.getByRole('heading', {
						name: locale === 'sv' ? 'Lägst: moment 7, 4 och 10' : 'Lowest: items 7, 4 and 10'
					})
				).toBeVisible();
				await expect(wall.main.getByText(say(m.wall_sum, { sum: decimal(sum) }))).toBeVisible();
				await expect(
					wall.main.getByText(say(m.wall_sum_incomplete, { shown: 9, count: 10 }))
				).toBeVisible();
			});

			await test.step('the page of results and its file hold the same numbers', async () => {
				await desk.page.goto(`/skattningar/${desk.runId}/resultat`);
				await expect(page.getByText(decimal(sum), { exact: true })).toBeVisible();
				expect(
					await resultTable(page, say(m.result_table_caption, { target: 'X', day: 'Y' }))
				).toEqual(
					expected.map((result) =>
						result === null
							? [say(m.ui_chart_too_few), '–', '–', '–', '–', '–']
							: [
									decimal(result.mean),
									...result.counts.map(String),
									String(result.counts.reduce((all, one) => all + one, 0)),
									`${String(result.dontKnow)} (${result.share}${locale === 'sv' ? ' ' : ''}%)`
								]
					)
				);
				const file = await page.request.get(`/skattningar/${desk.runId}/resultat.csv`);
				expect(file.headers()['content-disposition']).toContain('attachment');
				expect(csvMeans(await file.text())).toEqual([
					...expected.map((result) => (result === null ? '' : decimal(result.csv))),
					decimal(sum)
				]);
			});
		});
	});
}

/** The table of all items on the page of results, without the items' words. */
async function resultTable(page: Page, caption: string): Promise<string[][]> {
	const table = page.getByRole('table', { name: caption.split(/[ ,:]/)[0] }).last();
	return (await tableRows(table)).slice(0, 10).map(([, ...cells]) => cells);
}

/** The means of the items and the sum, as the file has them. */
function csvMeans(file: string): string[] {
	const [head = '', ...rows] = file.trim().split('\r\n');
	const column = head.split(';').findIndex((name) => /Medelv|Mean/.test(name));
	return rows.map((row) => splitCsv(row)[column] ?? '');
}

/** The cells of a row whose texts may hold semicolons within quotes. */
function splitCsv(row: string): string[] {
	return [...row.matchAll(/(?:^|;)("(?:[^"]|"")*"|[^;]*)/g)].map(([, cell]) => cell ?? '');
}
