import { expect, type Locator, type Page } from '@playwright/test';
import { m } from '#lib/messages/messages.js';
import { words, type Locale, type Say } from './words.ts';

/** A key person's computer: signing in, making a self-assessment, and its console. */
export class Facilitator {
	readonly page: Page;
	readonly #say: Say;

	constructor(page: Page, locale: Locale) {
		this.page = page;
		this.#say = words(locale);
	}

	async signIn({ email, password }: { email: string; password: string }): Promise<void> {
		await this.page.goto('/logga-in');
		await this.page.getByLabel(this.#say(m.sign_in_email)).fill(email);
		await this.page.getByLabel(this.#say(m.sign_in_password), { exact: true }).fill(password);
		await this.button(m.sign_in_submit).click();
		await expect(this.page).toHaveURL(/\/hem$/);
	}

	button(name: typeof m.run_open, within: Page | Locator = this.page): Locator {
		return within.getByRole('button', { name: this.#say(name), exact: true });
	}

	/** One of the numbers about the room, by its name. */
	count(name: typeof m.run_connected): Locator {
		return this.page
			.getByRole('region', { name: this.#say(m.run_room) })
			.locator('div')
			.filter({ has: this.page.getByText(this.#say(name), { exact: true }) })
			.locator('.value');
	}

	get runId(): string {
		const found = /\/skattningar\/([0-9a-f-]{36})/.exec(this.page.url())?.[1];
		if (found === undefined) throw new Error(`Not at a console: ${this.page.url()}`);
		return found;
	}

	/** Makes a link for a wall on another computer, and gives it. */
	async makeWallLink(): Promise<string> {
		// A page that comes alive just then folds what was unfolded a moment too early.
		const make = this.button(m.run_wall_link_make);
		await expect(async () => {
			if (!(await make.isVisible()))
				await this.page.getByText(this.#say(m.run_wall_links), { exact: true }).click();
			await expect(make).toBeVisible({ timeout: 1000 });
		}).toPass();
		await make.click();
		return this.page.locator('.address').innerText();
	}

	/** Closes for good, through the question that stands before it. */
	async close(): Promise<void> {
		await this.button(m.run_close).click();
		const dialog = this.page.getByRole('alertdialog', { name: this.#say(m.wall_close_title) });
		await expect(dialog).toContainText(this.#say(m.wall_close_words));
		await this.button(m.wall_close_confirm, dialog).click();
		await expect(dialog).toBeHidden();
		await expect(this.button(m.run_close)).toHaveCount(0);
	}

	/** What the console says of its connection. */
	get connection(): Locator {
		return this.page.locator('.connection');
	}
}
