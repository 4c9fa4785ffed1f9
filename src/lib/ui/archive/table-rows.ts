import type { ArchiveItem, ArchiveTable } from '#lib/contract/views/archive.ts';
import { add, compare, divide, formatFraction, fraction, toNumber } from '#lib/domain/fraction.ts';
import type { Fraction } from '#lib/domain/fraction.ts';
import {
	changeBetween,
	indexOn,
	sortChanges,
	type ChangeOrder,
	type ItemChange
} from '#lib/domain/poll/change.ts';
import type { ChangeRow } from '#lib/ui/charts/change-layout.ts';

type Locale = 'sv' | 'en';

/** One row of the table as text, and its places for the chart; `no` is null for the mean. */
export type TableRow = ChangeRow & { readonly no: number | null };

/** The ten items in the order asked for, with one decimal, and last their mean with two (D4.6). */
export function tableRows(
	table: ArchiveTable,
	order: ChangeOrder,
	mean: string,
	locale: Locale
): TableRow[] {
	const rows = sortChanges(table.items.map(asChange), order).map((item) => ({
		no: item.itemNo,
		text: item.text[locale],
		...figures(item.before, item.after, 1, locale)
	}));
	const { before, after } = meansOf(table);
	return [...rows, { no: null, text: mean, ...figures(before, after, 2, locale) }];
}

export type TableFigures = {
	readonly mean: { readonly before: string; readonly after: string };
	/** The items with the lowest mean the second year. */
	readonly lowest: readonly number[];
	readonly lowestText: string;
	readonly sumOfMeans: { readonly before: string; readonly after: string };
	readonly index: { readonly before: string; readonly after: string };
};

/** What the archive works out from the table; the sources print only the means. */
export function tableFigures(table: ArchiveTable, locale: Locale): TableFigures {
	const pair = (
		one: { before: Fraction; after: Fraction },
		decimals: number
	): { before: string; after: string } => ({
		before: formatFraction(one.before, decimals, locale),
		after: formatFraction(one.after, decimals, locale)
	});
	const means = meansOf(table);
	const items = table.items.map(asChange);
	const least = items.reduce(
		(low, { after }) => (compare(after, low) < 0 ? after : low),
		fraction(table.scale.max, 1)
	);
	return {
		mean: pair(means, 2),
		lowest: items.filter(({ after }) => compare(after, least) === 0).map((item) => item.itemNo),
		lowestText: formatFraction(least, 1, locale),
		sumOfMeans: pair(sumsOf(items), 1),
		index: pair(
			{ before: indexOn(table.scale, means.before), after: indexOn(table.scale, means.after) },
			2
		)
	};
}

/** Half points as a score: 39 is "19,5", 54 is "27". */
export function halfPoints(halves: number, locale: Locale): string {
	return formatFraction(fraction(halves, 2), halves % 2 === 0 ? 0 : 1, locale);
}

function asChange(item: ArchiveItem): ItemChange & Pick<ArchiveItem, 'text'> {
	return {
		itemNo: item.no,
		displayOrder: item.displayOrder,
		text: item.text,
		before: fraction(item.firstTenths, 10),
		after: fraction(item.secondTenths, 10)
	};
}

function sumsOf(items: readonly ItemChange[]): { before: Fraction; after: Fraction } {
	const none = fraction(0, 1);
	return {
		before: items.reduce((sum, item) => add(sum, item.before), none),
		after: items.reduce((sum, item) => add(sum, item.after), none)
	};
}

function meansOf(table: ArchiveTable): { before: Fraction; after: Fraction } {
	const sums = sumsOf(table.items.map(asChange));
	const count = table.items.length;
	return { before: divide(sums.before, count), after: divide(sums.after, count) };
}

function figures(before: Fraction, after: Fraction, decimals: number, locale: Locale) {
	const change = changeBetween(before, after);
	const sign = change.direction === 0 ? '±' : change.direction < 0 ? '−' : '+';
	return {
		before: toNumber(before),
		after: toNumber(after),
		beforeText: formatFraction(before, decimals, locale),
		afterText: formatFraction(after, decimals, locale),
		changeText: `${sign}${formatFraction(change.by, decimals, locale)}`
	};
}
