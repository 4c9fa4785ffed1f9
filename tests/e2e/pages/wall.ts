import { expect, type Locator, type Page } from '@playwright/test';
import { m } from '#lib/messages/messages.js';
import { qrPath } from '#lib/ui/primitives/qr-path.ts';
import { words, type Locale, type Say } from './words.ts';

/** A screen that the room looks at. */
export class Wall {
	readonly page: Page;
	readonly #say: Say;

	constructor(page: Page, locale: Locale) {
		this.page = page;
		this.#say = words(locale);
	}

	/** The address in the QR code, put together from what is written beside it and held against the code itself. */
	async readAddress(): Promise<string> {
		const host = await this.page.locator('.host').innerText();
		const spoken = await this.page
			.getByText(`${this.#say(m.ui_code_label)}: `)
			.first()
			.textContent();
		const code = (spoken ?? '').split(': ')[1]?.replaceAll(' ', '') ?? '';
		expect(code).toMatch(/^[A-Z2-9]{8}$/);
		const address = `http://${host}/s/${code}`;
		const drawn = await this.page
			.getByRole('img', { name: this.#say(m.wall_join_qr, { address: host }) })
			.locator('path')
			.getAttribute('d');
		expect(drawn).toBe(qrPath(address).path);
		return address;
	}

	/** What is seen, without what is only said. */
	get main(): Locator {
		return this.page.getByRole('main');
	}

	/** A page is to be seen before its script listens for keys. */
	async expectAlive(): Promise<void> {
		await expect(this.page.getByText(this.#say(m.wall_connecting))).toBeHidden();
	}

	async expectItem(no: number, count = 10): Promise<void> {
		await expect(
			this.page.getByText(this.#say(m.wall_item_no, { no, count }), { exact: true })
		).toBeVisible();
	}

	/** The table that goes with the chart: its rows as texts. */
	rows(): Promise<string[][]> {
		return tableRows(this.page.getByRole('table'));
	}

	/** The one large figure. */
	get mean(): Locator {
		return this.page.locator('svg text.figure');
	}
}

/** The body of a table as texts, with spaces that do not break as plain ones. */
export async function tableRows(table: Locator): Promise<string[][]> {
	const rows = await table
		.locator('tbody tr')
		.evaluateAll((all) =>
			all.map((row) => [...row.children].map((cell) => cell.textContent.trim()))
		);
	return rows.map((cells) => cells.map((text) => text.replaceAll(/\s+/g, ' ')));
}
