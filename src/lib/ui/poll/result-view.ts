import type { Beside, GroupBeside, InstrumentView } from '#lib/contract/live.ts';
import { formatFraction, toNumber } from '#lib/domain/fraction.ts';
import {
	differencesOf,
	signedText,
	sortByDifference,
	type Difference
} from '#lib/domain/poll/difference.ts';
import {
	resultOf,
	sortResults,
	sumOf,
	type ItemResult,
	type PublishedItem,
	type Sort
} from '#lib/domain/poll/tally.ts';
import { m } from '#lib/messages/messages.js';
import type { DistributionStep, DontKnow } from '#lib/ui/charts/distribution.ts';
import type { OverviewRow } from '#lib/ui/charts/overview-layout.ts';
import {
	differenceFinding,
	differenceText,
	earlierText,
	groupScoreText
} from './difference-words.ts';
import { isShown, itemFinding, overviewFinding } from './finding.ts';

type Locale = 'sv' | 'en';

/** One item as DistributionChart and DistributionTable take it, or only that there are too few answers. */
export type ItemResultView = {
	readonly no: number;
	readonly text: string;
	/** The working group's score on the same scale, when it stands beside. */
	readonly group: { readonly value: number; readonly text: string } | null;
	/** The difference in words, or what stands in its place; null without a working group beside. */
	readonly difference: string | null;
	/** "−0,8" */
	readonly signed: string | null;
} & (
	| { readonly suppressed: true }
	| {
			readonly suppressed: false;
			/** The finding. */
			readonly title: string;
			readonly steps: DistributionStep[];
			readonly dontKnow: DontKnow;
			/** One decimal. */
			readonly mean: string;
			readonly n: number;
			readonly dontKnowLeads: boolean;
	  }
);

export type SumView = {
	/** Two decimals. */
	readonly sum: string;
	/** Two decimals; null while any item lacks a result. */
	readonly mean: string | null;
	readonly itemsShown: number;
	readonly itemCount: number;
	/** The highest sum there can be. */
	readonly most: number;
	/** Sum and mean, or the sum and that it is incomplete. */
	readonly text: string;
};

/** All items as OverviewChart and OverviewTable take them. */
export type OverviewView = {
	/** The finding. */
	readonly title: string;
	/** True when any item has a difference between staff and working group. */
	readonly hasDifference: boolean;
	/** Whom the rings are of, and what the short strokes are. */
	readonly notes: readonly string[];
	readonly scale: { min: number; max: number; labels: string[] };
	readonly rows: OverviewRow[];
	/** Null when no item has a result. */
	readonly sum: SumView | null;
	/** Items whose commonest answer is "Vet inte". */
	readonly dontKnowLeads: readonly number[];
};

export function itemResultView(
	instrument: InstrumentView,
	published: PublishedItem,
	locale: Locale,
	group: GroupBeside | null = null
): ItemResultView {
	const result = resultOf(published, instrument.scale);
	const no = published.itemNo;
	const common = {
		no,
		text: itemText(instrument, no, locale),
		...besideOf(no, differencesOf([result], group), group, locale)
	};
	if (!isShown(result)) return { ...common, suppressed: true };
	return {
		...common,
		suppressed: false,
		title: itemFinding(result, instrument.steps, locale),
		steps: instrument.steps.map((step, index) => ({
			value: step.value,
			label: step.text[locale],
			count: result.counts[index] ?? 0
		})),
		dontKnow: {
			label: m.poll_dont_know_of_all({}, { locale }),
			count: result.dontKnow,
			share: toNumber(result.dontKnowShare)
		},
		mean: formatFraction(result.mean, 1, locale),
		n: result.n,
		dontKnowLeads: result.dontKnowLeads
	};
}

/** What is told of the working group beside one item. */
function besideOf(
	no: number,
	differenceAt: (itemNo: number) => Difference,
	group: GroupBeside | null,
	locale: Locale
): Pick<ItemResultView, 'group' | 'difference' | 'signed'> {
	if (group === null || group.apart === 'otherInstrument')
		return { group: null, difference: null, signed: null };
	const halfUnits = group.scores.find((one) => one.itemNo === no)?.halfUnits ?? null;
	const difference = differenceAt(no);
	return {
		group:
			halfUnits === null ? null : { value: halfUnits / 2, text: groupScoreText(halfUnits, locale) },
		difference: differenceText(difference, halfUnits, locale),
		signed: difference.known ? signedText(difference.distance, locale) : null
	};
}

/** An item that has no published row counts as one with too few answers. */
export function overviewView(
	instrument: InstrumentView,
	published: readonly PublishedItem[],
	{ sort, locale, beside }: { sort: Sort; locale: Locale; beside?: Beside }
): OverviewView {
	const group = beside?.group ?? null;
	const results = instrument.items.map(({ no }): ItemResult => {
		const item = published.find((one) => one.itemNo === no);
		return item === undefined ? { itemNo: no, suppressed: true } : resultOf(item, instrument.scale);
	});
	const leading = results.filter(isShown).filter((result) => result.dontKnowLeads);
	const differenceAt = differencesOf(results, group);
	const hasDifference = results.some((result) => differenceAt(result.itemNo).known);
	const byDifference = sort === 'difference' && hasDifference;
	const sorted = byDifference
		? sortByDifference(results, differenceAt)
		: sortResults(results, sort);
	return {
		hasDifference,
		notes: [earlierText(beside?.earlier ?? [], locale)].filter((note) => note !== null),
		title: byDifference
			? differenceFinding(
					results.map((result) => result.itemNo),
					differenceAt,
					locale
				)
			: overviewFinding(results, sort, locale),
		scale: {
			min: instrument.scale.min,
			max: instrument.scale.max,
			labels: instrument.steps.map((step) => step.text[locale])
		},
		rows: sorted.map((result) => {
			const told = besideOf(result.itemNo, differenceAt, group, locale);
			return {
				...overviewRow(instrument, result, locale),
				workingGroup: told.group?.value ?? null,
				difference: told.signed,
				earlier: earlierMeans(instrument, beside?.earlier ?? [], result.itemNo)
			};
		}),
		sum: sumView(instrument, results, locale),
		dontKnowLeads: leading.map((result) => result.itemNo)
	};
}

/** The means of earlier runs at one item, where enough had answered. */
function earlierMeans(
	instrument: InstrumentView,
	earlier: Beside['earlier'],
	itemNo: number
): number[] {
	return earlier.flatMap(({ results }) => {
		const published = results.find((one) => one.itemNo === itemNo);
		const result = published === undefined ? null : resultOf(published, instrument.scale);
		return result !== null && isShown(result) ? [toNumber(result.mean)] : [];
	});
}

function overviewRow(instrument: InstrumentView, result: ItemResult, locale: Locale): OverviewRow {
	const no = result.itemNo;
	const text = itemText(instrument, no, locale);
	if (!isShown(result))
		return {
			no,
			text,
			mean: null,
			meanText: '',
			low: null,
			high: null,
			dontKnowShare: 0,
			n: null,
			dontKnowLeads: false,
			suppressed: true
		};
	const mean = toNumber(result.mean);
	const { min, max } = instrument.scale;
	// One standard deviation to each side: the same measure as the rows are sorted by.
	const deviation = Math.sqrt(result.spread);
	return {
		no,
		text,
		mean,
		meanText: formatFraction(result.mean, 1, locale),
		low: oneDecimal(Math.max(min, mean - deviation)),
		high: oneDecimal(Math.min(max, mean + deviation)),
		dontKnowShare: toNumber(result.dontKnowShare),
		n: result.n,
		dontKnowLeads: result.dontKnowLeads,
		suppressed: false
	};
}

function sumView(
	instrument: InstrumentView,
	results: readonly ItemResult[],
	locale: Locale
): SumView | null {
	const { sum, mean, itemsShown, itemCount } = sumOf(results);
	if (itemsShown === 0) return null;
	const sumText = formatFraction(sum, 2, locale);
	const meanText = mean === null ? null : formatFraction(mean, 2, locale);
	return {
		sum: sumText,
		mean: meanText,
		itemsShown,
		itemCount,
		most: itemCount * instrument.scale.max,
		text:
			meanText === null
				? m.poll_sum_incomplete({ sum: sumText, shown: itemsShown, count: itemCount }, { locale })
				: m.poll_sum_complete(
						{ sum: sumText, most: itemCount * instrument.scale.max, mean: meanText },
						{ locale }
					)
	};
}

function itemText(instrument: InstrumentView, no: number, locale: Locale): string {
	return instrument.items.find((item) => item.no === no)?.text[locale] ?? '';
}

function oneDecimal(value: number): number {
	return Math.round(value * 10) / 10;
}
