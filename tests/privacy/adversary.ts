import type { Choice } from '#lib/domain/poll/scale.ts';
import type { Evidence } from './evidence.ts';
import type { SimulatedRun } from './simulated-run.ts';

/** What the adversary thinks that an address answered to an item; undefined where the evidence says nothing. */
type Claim = (address: string, item: number) => Choice | undefined;
export type Case = { readonly run: SimulatedRun; readonly evidence: Evidence };

/** The ways of telling whose an answer is. Each knows who answered in which order, from the proxy's log. */
const channels: Readonly<Record<string, (one: Case) => Claim>> = {
	'rows that were deleted': ({ run, evidence }) => byKeys(run, evidence.inTables),
	'the write-ahead log': ({ run, evidence }) => byKeys(run, evidence.inLog),
	'the same transaction': ({ evidence }) => {
		const known = new Map(
			evidence.joined.map((one) => [`${one.address} ${String(one.item)}`, one.choice])
		);
		return (address, item) => known.get(`${address} ${String(item)}`);
	},
	times: ({ run, evidence }) =>
		byOrder(
			run,
			[...evidence.timed].sort((a, b) => a.at - b.at)
		),
	'the application’s log': ({ run, evidence }) => byOrder(run, evidence.appLog),
	'the order of sealed answers':
		({ run, evidence }) =>
		(address, item) =>
			evidence.sealed.filter((one) => one.item === item)[run.voters.indexOf(address)]?.choice,
	'the same, backwards':
		({ run, evidence }) =>
		(address, item) =>
			evidence.sealed.filter((one) => one.item === item).reverse()[run.voters.indexOf(address)]
				?.choice
};
export const channelNames = [...Object.keys(channels), 'the length of messages'];

/** Keys in the order in which they first appear belong to addresses in the order in which they first answered. */
function byKeys(
	run: SimulatedRun,
	found: readonly { key: string; itemNo: number; choice: Choice; rev: number }[]
): Claim {
	const keys = [...new Set(found.map((one) => one.key))];
	return (address, item) => {
		const key = keys[run.voters.indexOf(address)];
		return found
			.filter((one) => one.key === key && one.itemNo === item)
			.sort((a, b) => b.rev - a.rev)[0]?.choice;
	};
}

/** The n-th answer that was kept is the n-th request that the proxy saw; the last one of an address and item counts. */
function byOrder(
	run: SimulatedRun,
	kept: readonly { readonly item: number; readonly choice: Choice }[]
): Claim {
	const known = new Map<string, Choice>();
	for (const [index, { item, choice }] of kept.entries())
		known.set(`${run.proxyLog[index]?.address ?? ''} ${String(item)}`, choice);
	return (address, item) => known.get(`${address} ${String(item)}`);
}

/** Learns from runs of its own which lengths go with which answer; says nothing of lengths that go with several. */
function learnLengths(own: readonly Case[]): (one: Case) => Claim {
	const seen = new Map<string, Map<Choice, number>>();
	for (const { run } of own)
		for (const { address, item, length } of lengthsIn(run)) {
			const choice = run.truth.get(address)?.[item - 1] ?? null;
			const counts = seen.get(length) ?? new Map<Choice, number>();
			seen.set(length, counts.set(choice, (counts.get(choice) ?? 0) + 1));
		}
	const meaning = new Map<string, Choice>();
	for (const [length, counts] of seen) {
		const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
		for (const [choice, count] of counts) if (count / total > 0.9) meaning.set(length, choice);
	}
	return ({ run }) => {
		const told = new Map(lengthsIn(run).map((one) => [`${one.address} ${String(one.item)}`, one]));
		return (address, item) => meaning.get(told.get(`${address} ${String(item)}`)?.length ?? '');
	};
}

/** Of each address the first requests, which are for the items in order. */
function lengthsIn(run: SimulatedRun): { address: string; item: number; length: string }[] {
	return run.voters.flatMap((address) =>
		run.proxyLog
			.filter((line) => line.address === address)
			.slice(0, run.items)
			.map((line, index) => ({
				address,
				item: index + 1,
				length: `${String(line.sent)}/${String(line.received)}`
			}))
	);
}

/** The commonest answer of what was published: all that anybody may know. */
function bestGuess({ evidence }: Case, item: number): Choice {
	const counts = evidence.published[item - 1] ?? new Map<Choice, number>();
	return [...counts].reduce<[Choice, number]>(
		(best, one) => (one[1] > best[1] ? one : best),
		[2, 0]
	)[0];
}

export type Attack = {
	/** The way that did best on the adversary's own runs, or null when none beat the best guess. */
	readonly through: string | null;
	/** Of each run that was attacked: the share of answers told right, and that of the best guess. */
	readonly shares: readonly { readonly right: number; readonly guess: number }[];
};

/** Tries every way on runs whose answers it knows, and uses the best, if any beats the best guess, on the others. */
export function attack(own: readonly Case[], others: readonly Case[]): Attack {
	const ways = {
		...Object.fromEntries(
			Object.entries(channels).map(([name, claimOf]) => [name, (one: Case) => claimOf(one)])
		),
		'the length of messages': learnLengths(own)
	};
	const guessed = average(own.map((one) => shareRight(one, () => undefined)));
	const tried = Object.entries(ways)
		.map(([name, way]) => ({
			name,
			way,
			right: average(own.map((one) => shareRight(one, way(one))))
		}))
		.sort((a, b) => b.right - a.right);
	const best = tried.find((one) => one.right > guessed + 0.01);
	return {
		through: best?.name ?? null,
		shares: others.map((one) => ({
			right: shareRight(one, best === undefined ? () => undefined : best.way(one)),
			guess: shareRight(one, () => undefined)
		}))
	};
}

function shareRight(one: Case, claim: Claim): number {
	let right = 0;
	for (const [address, answers] of one.run.truth)
		for (const [index, truth] of answers.entries()) {
			const claimed = claim(address, index + 1);
			if ((claimed === undefined ? bestGuess(one, index + 1) : claimed) === truth) right += 1;
		}
	return right / (one.run.truth.size * one.run.items);
}

/**
 * How much more the order of the sealed answers tells than a shuffle would: in each run and item, hits above what is to be
 * expected by chance, as a share of all answers.
 */
export function orderExcess(cases: readonly Case[]): number[] {
	return cases.map((one) => {
		const claim = channels['the order of sealed answers']?.(one) ?? (() => undefined);
		let excess = 0;
		for (let item = 1; item <= one.run.items; item += 1) {
			const truths = [...one.run.truth].map(([address, answers]) => ({
				address,
				truth: answers[item - 1] ?? null
			}));
			const hits = truths.filter(({ address, truth }) => claim(address, item) === truth).length;
			const counts = new Map<Choice, number>();
			for (const { truth } of truths) counts.set(truth, (counts.get(truth) ?? 0) + 1);
			const chance =
				[...counts.values()].reduce((sum, count) => sum + count * count, 0) / truths.length;
			excess += hits - chance;
		}
		return excess / (one.run.truth.size * one.run.items);
	});
}

export function average(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Mean, and its interval of so many standard errors, over independent runs. */
export function intervalOf(values: readonly number[], errors = 1.96) {
	const mean = average(values);
	const variance =
		values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
	const half = errors * Math.sqrt(variance / Math.max(1, values.length));
	return { mean, low: mean - half, high: mean + half };
}
