import { expect, inject, test } from 'vitest';
import { seedPractice } from '../../src/cli/demo/practice-round.ts';
import { testApp } from '../support/app.ts';
import { drillRestore } from './restore-drill.ts';
import { drillUpgrade } from './upgrade-drill.ts';

/** The short forms; the long ones are `npm run drill`. */
test('a backup beside the running app is restored on another machine, with every tally equal', async () => {
	const verdict = await drillRestore({ devices: 1000, runs: 4 });
	expect(verdict).toMatchObject({ ballots: 10_000, talliesEqual: true, leftOfClosed: 0 });
	expect(verdict.restoreSeconds).toBeLessThan(300);
}, 240_000);

test('an upgrade of a schema with data, killed at a statement, ends new or unchanged', async () => {
	const app = await testApp({ PRACTICE: 'on' });
	await seedPractice(app.ports, 'http://localhost');
	try {
		const verdict = await drillUpgrade({
			server: inject('databaseServer'),
			today: app.connectionString,
			prefixes: [7],
			stopsOf: (statements) => [Math.floor(statements / 3), statements - 4, statements - 1]
		});
		expect(verdict).toMatchObject({ between: 0, stuck: 0 });
		expect(verdict.kills).toBeGreaterThan(1);
	} finally {
		await app.close();
	}
}, 240_000);
