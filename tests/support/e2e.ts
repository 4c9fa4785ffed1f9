import {
	test as base,
	expect,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { cookieName } from '#lib/server/auth/guards.ts';
import { startProductionServer, type ProductionServer } from './production.ts';
import type { SeededPerson } from './seed.ts';

export { expect };

/** The built server of this worker. */
type WorkerFixtures = { server: ProductionServer };
type TestFixtures = {
	/** Signs a person in, in the page's context, without the sign-in page. */
	signIn: (page: Page, person: SeededPerson) => Promise<void>;
	/** A phone of its own: 360 × 740, touch, Swedish, no cookies. Closed after the test. */
	newPhone: (options?: BrowserContextOptions) => Promise<Page>;
	/** Another computer: a context of its own. Closed after the test. */
	newComputer: (options?: BrowserContextOptions) => Promise<Page>;
	/** Complaints of the browser that are part of the test: set with test.use({ expectedComplaints: [/…/] }). */
	expectedComplaints: RegExp[];
	/** Fails the test for uncaught errors and content security policy violations on any of its pages. */
	watchful: (context: BrowserContext) => void;
};

function startTestServer(): Promise<ProductionServer> {
	const cluster = process.env['VANKRETS_TEST_DATABASE'];
	if (cluster === undefined) throw new Error('Start the end-to-end tests through Playwright.');
	return startProductionServer(cluster, { PRACTICE: 'on' });
}

async function openPages(
	browser: Browser,
	settings: BrowserContextOptions,
	watchful: (context: BrowserContext) => void,
	use: (open: (options?: BrowserContextOptions) => Promise<Page>) => Promise<void>
): Promise<void> {
	const contexts: BrowserContext[] = [];
	await use(async (options = {}) => {
		const context = await browser.newContext({ ...settings, ...options });
		contexts.push(context);
		watchful(context);
		return context.newPage();
	});
	for (const context of contexts) await context.close();
}

const phone: BrowserContextOptions = {
	viewport: { width: 360, height: 740 },
	deviceScaleFactor: 2,
	hasTouch: true,
	isMobile: true
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
	server: [
		// Playwright requires the empty pattern.
		async ({ browserName: _ }, use) => {
			const server = await startTestServer();
			await use(server);
			await server.close();
		},
		{ scope: 'worker', timeout: 60_000 }
	],
	baseURL: async ({ server }, use) => use(server.url),
	expectedComplaints: [[], { option: true }],
	watchful: [
		async ({ expectedComplaints }, use) => {
			const complaints: string[] = [];
			await use((context) => {
				context.on('weberror', (error) => complaints.push(String(error.error())));
				context.on('console', (message) => {
					if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
				});
			});
			expect(
				complaints.filter((one) => !expectedComplaints.some((expected) => expected.test(one))),
				'errors and policy violations in the browser'
			).toEqual([]);
		},
		{ auto: true }
	],
	context: async ({ context, watchful }, use) => {
		watchful(context);
		await use(context);
	},
	signIn: async ({ server }, use) => {
		await use(async (page, person) => {
			const session = await server.ports.sessions.start(person, 'Chromium');
			await page.context().addCookies([
				{
					name: cookieName('session', false),
					value: session.value,
					url: server.url,
					httpOnly: true,
					sameSite: 'Lax'
				}
			]);
		});
	},
	newPhone: async ({ browser, baseURL, locale, timezoneId, watchful }, use) =>
		openPages(browser, { baseURL, locale, timezoneId, ...phone }, watchful, use),
	newComputer: async ({ browser, baseURL, locale, timezoneId, viewport, watchful }, use) =>
		openPages(browser, { baseURL, locale, timezoneId, viewport }, watchful, use)
});
