import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** As in playwright.config.ts: a busy CI machine may miss a time limit, and the report says what was tried twice. */
const retry = process.env['CI'] === undefined ? 0 : 1;

/**
 * `unit`: rules and other parts without a database, beside their source. `integration`: one real PostgreSQL for the
 * whole run and a database of its own for each file. `production`: the built server as a process of its own.
 * `alone`: likewise, but it says how long something takes, and nothing else runs meanwhile.
 */
export default defineConfig({
	plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
	test: {
		// Two cores: more workers only make each test's waiting less predictable.
		maxWorkers: 2,
		pool: 'forks',
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
					// Thousands of arbitrary inputs take seconds on a machine that does other things.
					testTimeout: 30_000,
					sequence: { groupOrder: 1 }
				}
			},
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					exclude: ['tests/integration/{config,security,shutdown}-*.test.ts'],
					globalSetup: ['tests/support/global-setup.ts'],
					retry,
					testTimeout: 60_000,
					hookTimeout: 60_000,
					sequence: { groupOrder: 2 }
				}
			},
			{
				extends: true,
				test: {
					name: 'production',
					include: [
						'tests/integration/{config,security}-*.test.ts',
						'tests/faults/**/*.test.ts',
						'tests/drills/**/*.test.ts',
						'tests/privacy/**/*.test.ts'
					],
					globalSetup: ['tests/support/global-setup.ts'],
					retry,
					testTimeout: 60_000,
					hookTimeout: 60_000,
					sequence: { groupOrder: 3 }
				}
			},
			{
				extends: true,
				test: {
					name: 'alone',
					include: ['tests/integration/shutdown-*.test.ts', 'tests/load/**/*.test.ts'],
					globalSetup: ['tests/support/global-setup.ts'],
					retry,
					testTimeout: 60_000,
					hookTimeout: 60_000,
					fileParallelism: false,
					sequence: { groupOrder: 4 }
				}
			}
		]
	}
});
