import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { stopOwnCluster, useCluster } from './ground.ts';
import { held } from './report.ts';
import type { Variant } from './scenario.ts';
import { scenarios } from './scenarios.ts';

/**
 * A few blows of the kinds that cost seconds; `npm run faults -- all` runs every kind, in the long form. Promises of
 * time are judged only there.
 */
const quick = new Set(['kill', 'words', 'close', 'race']);

beforeAll(() => {
	useCluster(inject('databaseServer'));
});
afterAll(stopOwnCluster);

for (const scenario of scenarios) {
	const { short } = scenario;
	if (short === null || !quick.has(scenario.name)) continue;
	const controls = scenario.controls.filter((one) => one.longFormOnly !== true);
	describe(scenario.name, () => {
		const run = async (variant: Variant, scale: number) => {
			const how = { variant, scale, timed: false, say: () => undefined };
			return { ...(await scenario.run(how)), variant };
		};

		it(`holds: ${scenario.promise}`, async ({ skip }) => {
			const { broken, skipped } = await run('production', short);
			if (skipped !== undefined) skip(skipped);
			expect(broken).toEqual([]);
		}, 180_000);

		it.each(controls.map(({ sabotage, scale }) => [sabotage, scale] as const))(
			'catches the app that is spoilt: %s',
			async (sabotage, scale) => {
				const verdict = await run(sabotage, scale);
				expect(held(verdict), JSON.stringify(verdict)).toBe(true);
			},
			180_000
		);
	});
}
