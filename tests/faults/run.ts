import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stopOwnCluster } from './ground.ts';
import { allHeld, markdownTable, table, type Outcome } from './report.ts';
import type { FaultScenario, How, Variant } from './scenario.ts';
import { findScenarios, scenarioNames } from './scenarios.ts';

/**
 * npm run faults -- all | <names> [--scale 1] [--json FILE] [--markdown] [--untimed]: each scenario against the app as it is built,
 * then against each spoilt app that its checker must catch, every time. Exit code 0: all of that held.
 */
const controlRuns = 3;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		scale: { type: 'string', default: '1' },
		json: { type: 'string' },
		markdown: { type: 'boolean', default: false },
		untimed: { type: 'boolean', default: false }
	}
});
const scale = Number(values.scale);
const chosen = findScenarios(positionals);
if (chosen === null || !(scale > 0)) {
	console.error(
		`npm run faults -- all | ${scenarioNames.join(' | ')} [--scale 1] [--json FILE] [--markdown] [--untimed]`
	);
	process.exit(2);
}

const outcomes: Outcome[] = [];
for (const scenario of chosen) outcomes.push(...(await runWithControls(scenario)));

await stopOwnCluster();
console.log(values.markdown ? markdownTable(outcomes) : table(outcomes));
if (values.json !== undefined)
	writeFileSync(values.json, `${JSON.stringify(outcomes, null, '\t')}\n`);
const held = allHeld(outcomes);
console.log(held ? 'Everything held, and every spoilt app was caught.' : 'FAILED');
process.exit(held ? 0 : 1);

async function runWithControls(scenario: FaultScenario): Promise<Outcome[]> {
	console.log(`\n━━ ${scenario.name}: ${scenario.promise}`);
	const own = await runOnce(scenario, 'production', scale);
	if (own.skipped !== undefined) return [own];
	const controls: Outcome[] = [];
	for (const control of scenario.controls)
		for (let turn = 0; turn < (scale < 0.1 ? 1 : controlRuns); turn += 1)
			controls.push(await runOnce(scenario, control.sabotage, control.scale));
	return [own, ...controls];
}

async function runOnce(
	scenario: FaultScenario,
	variant: Variant,
	ofScale: number
): Promise<Outcome> {
	const started = performance.now();
	const how: How = {
		variant,
		scale: ofScale,
		timed: !values.untimed && variant === 'production',
		say: (text) => {
			console.log(`   ${variant === 'production' ? '' : `(${variant}) `}${text}`);
		}
	};
	const verdict = await scenario.run(how).catch((error: unknown) => ({
		figures: {},
		broken: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
		failed: true
	}));
	const outcome: Outcome = {
		scenario: scenario.name,
		promise: scenario.promise,
		variant,
		scale: ofScale,
		seconds: Math.round((performance.now() - started) / 1000),
		...verdict
	};
	console.log(table([outcome]));
	if (variant === 'production') for (const one of verdict.broken) console.log(`   ✗ ${one}`);
	return outcome;
}
