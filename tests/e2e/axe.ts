import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules of WCAG 2.2 A and AA, and what axe holds for good practice besides. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * @param state what the page shows now, for the report
 * @param what `contrast` alone where only the colours are others than where all was looked at
 */
export async function expectAccessible(
	page: Page,
	state: string,
	what: 'all' | 'contrast' = 'all'
): Promise<void> {
	// Half-faded text would be measured at a contrast that it has for a fifth of a second.
	// An animation that turns for ever, or that the browser has put to rest, never finishes: a second is enough.
	await page.evaluate(() =>
		Promise.race([
			Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
			new Promise((resolve) => setTimeout(resolve, 1000))
		])
	);
	// Without frames there is nothing to gather from elsewhere: legacy mode spares a page for each look.
	const axe = new AxeBuilder({ page }).setLegacyMode(true);
	const { violations } = await (
		what === 'all' ? axe.withTags(tags) : axe.withRules(['color-contrast'])
	).analyze();
	const found = violations.map(
		({ id, nodes }) =>
			`${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.html}`).join('\n    ')}`
	);
	expect.soft(found, `axe on ${state}`).toEqual([]);
}

/** Nothing is wider than the window. */
export async function expectNoSideScroll(page: Page, state: string): Promise<void> {
	const { content, window } = await page.evaluate(() => ({
		content: document.documentElement.scrollWidth,
		window: innerWidth
	}));
	expect
		.soft(content, `width of ${state} in a window of ${String(window)} px`)
		.toBeLessThanOrEqual(window);
}
