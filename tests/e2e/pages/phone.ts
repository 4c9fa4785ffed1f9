import { expect, type Locator, type Page } from '@playwright/test';
import { dontKnow, type WireChoice } from '#lib/contract/ballot.ts';
import { m } from '#lib/messages/messages.js';
import { words, type Locale, type Say } from './words.ts';

/** One phone on the answering page. */
export class Phone {
	readonly page: Page;
	readonly #say: Say;

	constructor(page: Page, locale: Locale) {
		this.page = page;
		this.#say = words(locale);
	}

	/** Opens the address that the wall's code holds. */
	async scan(address: string): Promise<void> {
		await this.page.goto(address);
		await expect(
			this.page.getByRole('heading', { level: 1, name: this.#say(m.voter_title) })
		).toBeVisible();
	}

	item(no: number): Locator {
		return this.page.locator(`#fraga-${String(no)}`);
	}

	option(no: number, choice: WireChoice): Locator {
		return this.item(no).getByRole('radio', { name: this.#nameOf(choice) });
	}

	/** Touches the answer, as a thumb does: on its words. */
	async tap(no: number, choice: WireChoice): Promise<void> {
		await this.item(no)
			.locator('label')
			.filter({ has: this.page.getByRole('radio', { name: this.#nameOf(choice) }) })
			.tap();
	}

	#nameOf(choice: WireChoice): string | RegExp {
		return choice === dontKnow ? this.#say(m.ui_dont_know) : new RegExp(`^${String(choice)} `);
	}

	/** Answers the items 1, 2, …; undefined leaves one out. */
	async answer(choices: readonly (WireChoice | undefined)[]): Promise<void> {
		for (const [index, choice] of choices.entries())
			if (choice !== undefined) await this.tap(index + 1, choice);
	}

	async expectChosen(no: number, choice: WireChoice): Promise<void> {
		await expect(this.option(no, choice)).toBeChecked();
	}

	/** The page says that the server has it. */
	async expectSaved(no: number, choice: WireChoice): Promise<void> {
		await this.expectChosen(no, choice);
		await expect(this.item(no)).toContainText(this.#say(m.voter_item_saved));
	}

	/** The line that follows the page: how it stands with all answers. */
	get bar(): Locator {
		return this.page.getByRole('region', { name: this.#say(m.ui_progress_region) });
	}

	async expectProgress(answered: number, count = 10): Promise<void> {
		await expect(this.bar.getByRole('progressbar')).toHaveAttribute(
			'aria-valuetext',
			this.#say(m.ui_progress_of, { value: answered, max: count })
		);
	}

	async expectClosed(): Promise<void> {
		await expect(
			this.page.getByRole('heading', { name: this.#say(m.voter_closed_title) })
		).toBeVisible();
	}
}
