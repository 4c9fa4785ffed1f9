import axe from 'axe-core';
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
	await settle(page);
	// Injected once for a page; a policy that forbids eval does not forbid what the debugger says.
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
	const found = await page.evaluate(
		async (options) => {
			const { axe: here } = globalThis as unknown as { axe: typeof axe };
			const { violations } = await here.run(document, options);
			return violations.map(
				({ id, nodes }) =>
					`${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.html}`).join('\n    ')}`
			);
		},
		{
			runOnly: what === 'all' ? tags : ['color-contrast'],
			// To name all that is well takes longer than to find what is not.
			resultTypes: ['violations']
		} satisfies axe.RunOptions
	);
	expect.soft(found, `axe on ${state}`).toEqual([]);
}

/**
 * Half-faded text would be measured at a contrast that it has for a fifth of a second. What turns for ever, or what the
 * browser has put to rest, is not waited for.
 */
async function settle(page: Page): Promise<void> {
	await page.evaluate(() => {
		const moving = document
			.getAnimations()
			.filter(({ playState, effect }) => {
				const end = effect?.getComputedTiming().endTime;
				return playState === 'running' && typeof end === 'number' && Number.isFinite(end);
			})
			.map((animation) => animation.finished);
		return Promise.race([
			Promise.allSettled(moving),
			new Promise((resolve) => setTimeout(resolve, 1000))
		]);
	});
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
