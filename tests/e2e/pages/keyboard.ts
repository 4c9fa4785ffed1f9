import { expect, type Locator, type Page } from '@playwright/test';

/** A person without a mouse: moves with Tab, and must see at every press where they are. */
export class Keyboard {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	press(key: string): Promise<void> {
		return this.#page.keyboard.press(key);
	}

	type(text: string): Promise<void> {
		return this.#page.keyboard.type(text);
	}

	/** Presses Tab until the target has the focus. @throws when it has not within the given presses */
	async tabTo(target: Locator, presses = 60): Promise<void> {
		for (let press = 0; press < presses; press += 1) {
			if ((await target.count()) === 1 && (await this.isAt(target))) return;
			await this.#page.keyboard.press('Tab');
			await this.expectToSeeFocus();
		}
		throw new Error(`Tab does not come to ${target.toString()}`);
	}

	async tabToAndPress(target: Locator, key = 'Enter'): Promise<void> {
		await this.tabTo(target);
		await this.press(key);
	}

	isAt(target: Locator): Promise<boolean> {
		return target.evaluate((element) => element === document.activeElement);
	}

	/** What has the focus shows it: an outline on itself, or on the label that it fills. */
	async expectToSeeFocus(): Promise<void> {
		const seen = await this.#page.evaluate(() => {
			const focused = document.activeElement;
			if (focused === null || focused === document.body || focused === document.documentElement)
				return 'the page';
			const rings = [focused, focused.closest('label')].filter((one) => one !== null);
			const isSeen = rings.some((one) => {
				const style = getComputedStyle(one);
				const box = one.getBoundingClientRect();
				return (
					style.outlineStyle !== 'none' &&
					Number.parseFloat(style.outlineWidth) >= 2 &&
					box.width > 4 &&
					box.height > 4
				);
			});
			return isSeen ? null : focused.outerHTML.slice(0, 200);
		});
		// Between the last and the first thing of a page the focus is with the browser itself.
		if (seen !== 'the page') expect(seen, 'has the focus and does not show it').toBeNull();
	}
}
