import type { FigureName } from './figures.ts';
import type { Kind, Side } from './trial-job.ts';

/** Which figure of which trial. */
export type Cell = { readonly kind: Kind; readonly phones: number; readonly figure: FigureName };

/**
 * `ratio`: the application against the baseline, median of the rounds. `growth`: the application against itself at
 * another size. `value`: the application alone. `least` and `most` are the bounds.
 */
export type Goal = Cell & {
	readonly what: string;
	readonly by: 'ratio' | 'growth' | 'value';
	readonly from?: number;
	readonly least?: number;
	readonly most?: number;
};

const answering = (phones: number, figure: FigureName): Cell => ({
	kind: 'answering',
	phones,
	figure
});

export const goals: readonly Goal[] = [
	{
		...answering(1000, 'checklistPerSecond'),
		what: 'durable checklist answers/s at 1,000 phones',
		by: 'ratio',
		least: 0.5
	},
	{
		...answering(1000, 'cpuPerAnswer'),
		what: 'server CPU per answer at 1,000 phones',
		by: 'ratio',
		most: 2
	},
	{
		...answering(1000, 'burstAckP99'),
		what: 'burst of 1,000: acknowledgement p99',
		by: 'ratio',
		most: 2
	},
	{
		...answering(1000, 'spreadAckP99'),
		what: 'quiet room of 1,000: acknowledgement p99',
		by: 'ratio',
		most: 2
	},
	...[1000, 5000].map((phones): Goal => ({
		kind: 'following',
		phones,
		figure: 'stepLast',
		what: `facilitator’s step → last of ${phones.toLocaleString('en')} screens`,
		by: 'ratio',
		most: 2
	})),
	...[1000, 5000].map((phones): Goal => ({
		kind: 'connected',
		phones,
		figure: 'closeLast',
		what: `closing, sealed → last of ${phones.toLocaleString('en')} phones`,
		by: 'ratio',
		most: 2
	})),
	{
		...answering(2000, 'cpuPerAnswer'),
		what: 'server CPU per answer at 2,000 against 500 phones',
		by: 'growth',
		from: 500,
		most: 1.3
	},
	{ ...answering(1000, 'joinsPerSecond'), what: 'joins/s at 1,000', by: 'ratio', least: 0.5 },
	{
		kind: 'returning',
		phones: 1000,
		figure: 'backLast',
		what: '1,000 dropped phones: last one back, ms',
		by: 'value',
		most: 3000
	},
	{
		kind: 'returning',
		phones: 1000,
		figure: 'backLost',
		what: '1,000 dropped phones: not back',
		by: 'value',
		most: 0
	},
	{
		kind: 'connected',
		phones: 1000,
		figure: 'memoryPerPhone',
		what: 'memory per connected phone at 1,000',
		by: 'ratio',
		most: 1.5
	},
	{
		kind: 'returning',
		phones: 1000,
		// A process keeps what its first crowd made it take; what grows from then on would be a leak.
		figure: 'memoryDrift',
		what: 'memory after the tenth wave, % more than after the fifth',
		by: 'value',
		most: 10
	},
	{
		...answering(1000, 'heardWhileHidden'),
		what: 'messages to a phone while results are hidden',
		by: 'value',
		most: 0
	},
	{
		kind: 'following',
		phones: 1000,
		figure: 'mostPerSecond',
		what: 'messages to a screen, most in a second',
		by: 'value',
		most: 10
	},
	{
		...answering(1000, 'burstLoopP99'),
		what: 'event loop delay p99 during the burst, ms',
		by: 'value',
		most: 50
	}
];

export type Verdict = { readonly goal: Goal; readonly value: number; readonly met: boolean };

/** @param read the median of a cell on a side, or the median of the rounds' ratios; undefined where it was not run */
export function judge(
	goal: Goal,
	read: {
		median: (cell: Cell, side: Side) => number | undefined;
		ratio: (cell: Cell) => number | undefined;
	}
): Verdict | null {
	const value = valueOf(goal, read);
	if (value === undefined) return null;
	const met = value >= (goal.least ?? -Infinity) && value <= (goal.most ?? Infinity);
	return { goal, value, met };
}

function valueOf(goal: Goal, { median, ratio }: Parameters<typeof judge>[1]): number | undefined {
	if (goal.by === 'ratio') return ratio(goal);
	const own = median(goal, 'app');
	if (goal.by === 'value' || own === undefined) return own;
	const before = median({ ...goal, phones: goal.from ?? goal.phones }, 'app');
	return before === undefined ? undefined : own / before;
}
