import { m } from '#lib/messages/messages.js';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { expect, test } from '../support/e2e.ts';

const sv = { locale: 'sv' } as const;
const label = m.join_code_label({}, sv);
const notOpen = m.join_not_open_title({}, sv);

test.use({ javaScriptEnabled: false });

for (const [how, type] of [
	['as shown', (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`],
	['in small letters with spaces', (code: string) => [...code.toLowerCase()].join(' ')],
	['as the whole address', (code: string) => `https://vankrets.example/s/${code}`]
] as const)
	test(`a code typed ${how} leads to its page`, async ({ server, newPhone }) => {
		const run = await server.seed.openedRun();
		const page = await newPhone({ javaScriptEnabled: false });
		await page.goto('/');
		await page.getByLabel(label).fill(type(run.joinCode));
		await page.getByRole('button', { name: m.join_code_button({}, sv) }).tap();
		await expect(page).toHaveURL(new RegExp(`/s/${run.joinCode}$`));
		await expect(page.getByRole('heading', { name: m.voter_title({}, sv) })).toBeVisible();
	});

for (const typed of ['ABCD', '🙈🙈🙈', 'a/b?c#d', '%', 'x'.repeat(200), '<b>hej</b>'])
	test(`"${typed.slice(0, 20)}" gets help and stays in the field`, async ({ newPhone }) => {
		const page = await newPhone({ javaScriptEnabled: false });
		await page.goto('/');
		await page.getByLabel(label).fill(typed);
		await page.getByRole('button', { name: m.join_code_button({}, sv) }).tap();
		await expect(page.getByRole('heading', { name: notOpen })).toBeVisible();
		const kept = await page.getByLabel(m.join_code_again({}, sv)).inputValue();
		expect(kept).not.toBe('');
		expect(typed).toContain(kept);
	});

test('an unknown and a closed code get the very same page', async ({ server, newPhone }) => {
	const run = await server.seed.openedRun();
	await closeRun(server.ports, run.keyPerson.actor, { runId: run.runId });
	const texts: string[] = [];
	for (const code of [run.joinCode, 'ABCDEFGH', 'XYZ']) {
		const page = await newPhone({ javaScriptEnabled: false });
		const response = await page.goto(`/s/${code}`);
		expect(response?.status()).toBe(404);
		texts.push((await page.locator('body').innerHTML()).replaceAll(code, 'CODE'));
	}
	expect(new Set(texts).size).toBe(1);
});

test('nothing typed leads nowhere', async ({ newPhone }) => {
	const page = await newPhone({ javaScriptEnabled: false });
	await page.goto('/s?kod=%20');
	await expect(page).toHaveURL(/\/$/);
	await expect(page.getByLabel(label)).toBeVisible();
});
