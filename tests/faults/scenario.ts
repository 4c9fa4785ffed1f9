/** One thing that goes wrong in the world, what is promised all the same, and who must be caught breaking it. */
export type FaultScenario = {
	readonly name: string;
	readonly promise: string;
	/** The scale of the short form in `npm test`; null: only in the long form. */
	readonly short: number | null;
	readonly controls: readonly Control[];
	run(how: How): Promise<Verdict>;
};

/** Spoilt on purpose (sabotaged-app.ts; `optimistic` is a spoilt phone), so that the checker is seen to see it. */
export const sabotages = [
	/** Acknowledges first and writes a moment later. */
	'hasty',
	/** Publishes what it has counted in its memory. */
	'memory',
	/** Keeps the run's key when it closes. */
	'keeper',
	/** Lets an older revision overwrite a newer one. */
	'revless',
	/** Answers bad input with 500 and the stack. */
	'careless',
	/** Says "saved" when it has sent. */
	'optimistic'
] as const;
export type Sabotage = (typeof sabotages)[number];
export type Variant = 'production' | Sabotage;

export type Control = {
	readonly sabotage: Sabotage;
	readonly scale: number;
	readonly longFormOnly?: boolean;
};

export type How = {
	readonly variant: Variant;
	/** 1 is the long form. */
	readonly scale: number;
	/** Whether promises of time are judged too: not on a machine that does other things. */
	readonly timed: boolean;
	readonly say: (text: string) => void;
};

export type Figures = Readonly<Record<string, number | string>>;
export type Verdict = {
	readonly figures: Figures;
	/** What did not hold. Empty: all of it did. */
	readonly broken: readonly string[];
	/** Why it could not be tried here, where it could not. */
	readonly skipped?: string;
};

/** The part of the long form's number that this scale asks for. */
export function times(full: number, scale: number, atLeast = 1): number {
	return Math.max(atLeast, Math.round(full * scale));
}

/** The names of those figures that should have been zero. */
export function mustBeZero(figures: Figures): string[] {
	return Object.entries(figures)
		.filter(([, value]) => value !== 0)
		.map(([name, value]) => `${name}: ${String(value)}`);
}

/** `p` of 0.99 is the 99th percentile; 0 of nothing. */
export function percentile(values: readonly number[], p: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0);
}
