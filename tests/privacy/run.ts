import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Trial, type Verdict } from './trial.ts';
import { variants, type Variant } from './variants.ts';
import { judgeWorlds } from './possible-worlds.ts';

/**
 * npm run privacy [-- --runs 200 --json FILE]: an adversary with everything attacks simulated runs of 30, and
 * every small result is turned over for whether it gives somebody away. Ends in failure when the product is seen
 * through, or a spoilt one is not.
 */
const { values } = parseArgs({
	options: {
		runs: { type: 'string', default: '200' },
		json: { type: 'string' }
	}
});
const size = { runs: Number(values.runs), voters: 30, items: 4 };
const verdicts: Verdict[] = [];
const trial = await Trial.start();
try {
	// First the one whose log must not be cut: sweeps of closed runs come back for an hour.
	const order: readonly Variant[] = [
		'unswept',
		'honest',
		'sameTransaction',
		'creationTime',
		'logLine'
	];
	for (const variant of order) {
		// The spoilt ones are seen through at once: a tenth of the runs shows it.
		const runs = variant === 'honest' ? size.runs : Math.max(4, Math.round(size.runs / 10));
		verdicts.push(await trial.judge(variant, { ...size, runs }, 20261124, console.error));
	}
} finally {
	await trial.close();
}
const worlds = judgeWorlds({ most: 8, scale: { min: 1, max: 3 } });
if (values.json !== undefined)
	writeFileSync(values.json, `${JSON.stringify({ verdicts, worlds }, null, '\t')}\n`);
verdicts.sort((a, b) => rank(a.variant) - rank(b.variant));
console.log(table(verdicts));
console.log(
	`\nSmall results: ${String(worlds.worlds)} ways for up to ${String(worlds.most)} people to answer one item, with k from 5 to 8: ` +
		`${String(worlds.givenAway)} in which somebody who did not answer like all others has only one possible answer.`
);
const failures = [
	...verdicts.flatMap(failureOf),
	...(worlds.givenAway > 0 ? ['small results'] : [])
];
console.log(failures.length === 0 ? 'Held.' : `FAILED: ${failures.join(', ')}`);
process.exit(failures.length === 0 ? 0 : 1);

function rank(variant: Variant): number {
	return Object.keys(variants).indexOf(variant);
}

function table(rows: readonly Verdict[]): string {
	const percent = (share: number) => (share * 100).toFixed(1);
	const points = (share: number) => `${share >= 0 ? '+' : '−'}${Math.abs(share * 100).toFixed(1)}`;
	const cells = rows.map((row) => [
		variants[row.variant],
		String(row.answers),
		`${percent(row.right)} %`,
		`${percent(row.guess)} %`,
		`${points(row.gain.mean)} (${points(row.gain.low)} to ${points(row.gain.high)})`,
		`${points(row.order.mean)} (${points(row.order.low)} to ${points(row.order.high)})`,
		row.through ?? 'nothing',
		`${String(row.runsWithKeys)} of ${String(row.runs)}`
	]);
	const head = [
		'what is attacked',
		'answers guessed',
		'right',
		'best guess from the result',
		'gain, points (95 %)',
		'order of sealed answers, points (95 %)',
		'found through',
		'runs with a key left in a file'
	];
	const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...cells.map(line)].join('\n');
}

function failureOf({ variant, gain, order, right, runsWithKeys }: Verdict): string[] {
	if (variant === 'honest')
		return gain.low <= 0 &&
			gain.high <= 0.02 &&
			order.low <= 0 &&
			order.high <= 0.02 &&
			runsWithKeys === 0
			? []
			: [variant];
	if (variant === 'unswept') return [];
	return right >= 0.95 ? [] : [variant];
}
