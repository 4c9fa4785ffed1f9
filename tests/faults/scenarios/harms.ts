import { answering } from '../answering.ts';
import { backendsAtATime, type Blow } from '../blows.ts';
import { harm } from '../harm.ts';
import { times, type FaultScenario } from '../scenario.ts';
import { writing } from '../writing.ts';

/** The app, its database or both die again and again, at random moments, under people who answer or write. */
const phones = 20;
const hasty = (scale: number) => [{ sabotage: 'hasty', scale }] as const;

function repeat(blow: Blow, count: number): Blow[] {
	return Array.from({ length: count }, () => blow);
}

/** Mixed, so that each kind meets the others' aftermath. */
function shuffle(blows: readonly Blow[]): Blow[] {
	return [...blows]
		.map((blow) => ({ blow, at: Math.random() }))
		.sort((a, b) => a.at - b.at)
		.map(({ blow }) => blow);
}

export const kill: FaultScenario = {
	name: 'kill',
	promise:
		'kill -9 of the app × 200, half of the answers being changed: none lost, stale or double',
	short: 0.02,
	controls: hasty(0.02),
	run: (how) => harm(answering(phones), repeat('kill', times(200, how.scale, 4)), how)
};

export const database: FaultScenario = {
	name: 'database',
	promise:
		'PostgreSQL crashes × 50 and 500 killed backends: none lost, stale or double, the app lives on',
	short: 0.04,
	controls: [],
	run: (how) =>
		harm(
			answering(phones),
			shuffle([
				...repeat('database', times(50, how.scale, 2)),
				...repeat('backends', times(500 / backendsAtATime, how.scale, 2))
			]),
			how
		)
};

export const everything: FaultScenario = {
	name: 'everything',
	promise: 'app and PostgreSQL die together × 50, among other blows: none lost, stale or double',
	short: null,
	controls: hasty(0.06),
	run: (how) =>
		harm(
			answering(phones),
			shuffle([
				...repeat('everything', times(50, how.scale, 2)),
				...repeat('kill', times(15, how.scale)),
				...repeat('database', times(15, how.scale))
			]),
			how
		)
};

export const words: FaultScenario = {
	name: 'words',
	promise: 'four people write in the log through kill -9 × 50: no word lost, stale or double',
	short: 0.06,
	controls: hasty(0.08),
	run: (how) => harm(writing, repeat('kill', times(50, how.scale, 3)), how)
};
