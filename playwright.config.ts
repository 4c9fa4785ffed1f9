import { defineConfig } from '@playwright/test';
import { browserFlags, findChromium } from './tests/support/browser.ts';

const executablePath = findChromium() ?? undefined;

/** The built application in a real browser. Each worker has a server and a database of its own. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	globalSetup: './tests/support/e2e-global-setup.ts',
	outputDir: 'test-results',
	forbidOnly: process.env['CI'] !== undefined,
	// On a developer's machine a test that passes at the second try has found something. CI may be so busy that a
	// browser misses a time limit: there it gets a second try, and the list says "flaky" for whoever reads it.
	retries: process.env['CI'] === undefined ? 0 : 1,
	workers: 2,
	timeout: 60_000,
	expect: { timeout: 7000 },
	reporter: 'list',
	use: {
		browserName: 'chromium',
		locale: 'sv-SE',
		timezoneId: 'Europe/Stockholm',
		viewport: { width: 1280, height: 800 },
		// Recording costs a third of the time. For one test: npx playwright test --trace on -g "its name".
		trace: 'on-first-retry',
		launchOptions: { executablePath, args: browserFlags }
	}
});
