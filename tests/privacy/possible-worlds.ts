import type { Choice, Scale } from '#lib/domain/poll/scale.ts';
import { stepsOf } from '#lib/domain/poll/scale.ts';
import {
	lowestK,
	publishItem,
	publishRespondents,
	resultOf,
	type ItemTally
} from '#lib/domain/poll/tally.ts';
import { turnoutOf } from '#lib/domain/poll/turnout.ts';

/** One person's answer to the item; undefined when they left it out but answered another. */
type Answer = Choice | undefined;
export type Publish = (answers: readonly Answer[], k: number, scale: Scale) => string;

export type WorldsVerdict = {
	readonly most: number;
	readonly worlds: number;
	/** Worlds in which somebody keeps only one possible answer although not all answered alike. */
	readonly givenAway: number;
};

/** All that is ever told of an item's answers, to anybody: what every page, wall, message and export is made from. */
export const published: Publish = (answers, k, scale) => {
	const item = publishItem(tallyOf(answers, scale), k);
	const told = [
		item,
		resultOf(item, scale),
		publishRespondents(answers.length, k),
		turnoutOf(answers.length, null)
	];
	return JSON.stringify(told, (_, value: unknown) =>
		typeof value === 'bigint' ? String(value) : value
	);
};

export function tallyOf(answers: readonly Answer[], scale: Scale): ItemTally {
	return {
		itemNo: 1,
		counts: stepsOf(scale).map((step) => answers.filter((answer) => answer === step).length),
		dontKnow: answers.filter((answer) => answer === null).length
	};
}

/**
 * Goes through every way in which 1 to `most` people can answer an item, gathers the ways that are published alike, and asks
 * for each person how many different answers they have among them. No sampling and no reasoning: all of them.
 */
export function judgeWorlds(options: {
	most: number;
	scale: Scale;
	publish?: Publish;
	/** The thresholds tried. Default: every allowed one that small results can reach. */
	thresholds?: readonly number[];
}): WorldsVerdict {
	const { most, scale } = options;
	const thresholds =
		options.thresholds ?? Array.from({ length: most - lowestK + 1 }, (_, index) => lowestK + index);
	const choices: Answer[] = [undefined, null, ...stepsOf(scale)];
	let worlds = 0;
	let givenAway = 0;
	for (const k of thresholds)
		for (let people = 1; people <= most; people += 1) {
			const alike = new Map<string, { possible: number[]; unanimous: number; worlds: number }>();
			for (const answers of everyWay(choices, people)) {
				worlds += 1;
				const told = (options.publish ?? published)(answers, k, scale);
				const group = alike.get(told) ?? {
					possible: answers.map(() => 0),
					unanimous: 0,
					worlds: 0
				};
				for (const [person, answer] of answers.entries())
					group.possible[person] = (group.possible[person] ?? 0) | (1 << choices.indexOf(answer));
				group.worlds += 1;
				if (answers.every((answer) => answer === answers[0])) group.unanimous += 1;
				alike.set(told, group);
			}
			for (const group of alike.values())
				if (group.possible.some(isSingle)) givenAway += group.worlds - group.unanimous;
		}
	return { most, worlds, givenAway };
}

const isSingle = (bits: number) => (bits & (bits - 1)) === 0;

function* everyWay(choices: readonly Answer[], people: number): Generator<Answer[]> {
	const digits = Array.from({ length: people }, () => 0);
	for (;;) {
		yield digits.map((digit) => choices[digit]);
		let at = 0;
		while (at < people && digits[at] === choices.length - 1) digits[at++] = 0;
		if (at === people) return;
		digits[at] = (digits[at] ?? 0) + 1;
	}
}
