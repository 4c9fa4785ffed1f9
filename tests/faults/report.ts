import type { Variant, Verdict } from './scenario.ts';

export type Outcome = Verdict & {
	readonly scenario: string;
	readonly promise: string;
	readonly variant: Variant;
	readonly scale: number;
	readonly seconds: number;
	/** It broke down instead of coming to a verdict: then a spoilt app is not caught either. */
	readonly failed?: boolean;
};

/** The app as it is must hold; a spoilt one must be caught by its checker, not by an accident. */
export function held(outcome: Pick<Outcome, 'broken' | 'skipped' | 'failed' | 'variant'>): boolean {
	if (outcome.skipped !== undefined) return true;
	if (outcome.failed === true) return false;
	return (outcome.broken.length === 0) === (outcome.variant === 'production');
}

export function allHeld(outcomes: readonly Outcome[]): boolean {
	return outcomes.length > 0 && outcomes.every(held);
}

function wordOf(outcome: Outcome): string {
	if (outcome.skipped !== undefined) return `skipped: ${outcome.skipped}`;
	if (outcome.variant === 'production') return held(outcome) ? 'held' : 'BROKEN';
	return held(outcome) ? 'caught' : 'NOT CAUGHT';
}

function figuresOf({ figures, broken }: Outcome): string {
	const told = Object.entries(figures).map(([name, value]) => `${name} ${shown(value)}`);
	return [...told, ...broken.map((one) => `✗ ${one.split('\n', 1)[0] ?? ''}`)].join(', ');
}

function shown(value: number | string): string {
	return typeof value === 'number' ? value.toLocaleString('en-GB') : value;
}

export function table(outcomes: readonly Outcome[]): string {
	return outcomes
		.map((one) => {
			const name = one.variant === 'production' ? one.scenario : `  spoilt: ${one.variant}`;
			return `${name.padEnd(20)} ${wordOf(one).padEnd(10)} ${String(one.seconds).padStart(5)} s  ${figuresOf(one)}`;
		})
		.join('\n');
}

/** For docs/reliability.md. */
export function markdownTable(outcomes: readonly Outcome[]): string {
	const rows = outcomes.map((one) => {
		const name = one.variant === 'production' ? `\`${one.scenario}\`` : `– spoilt: ${one.variant}`;
		const promise = one.variant === 'production' ? one.promise : '';
		return `| ${name} | ${promise} | ${wordOf(one)} | ${figuresOf(one)} | ${String(one.seconds)} s |`;
	});
	return [
		'| scenario | promise | outcome | figures | time |',
		'|---|---|---|---|---|',
		...rows
	].join('\n');
}
