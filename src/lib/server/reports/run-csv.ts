import type { GroupBeside, RunView } from '#lib/contract/live.ts';
import { formatFraction, fraction, type Fraction } from '#lib/domain/fraction.ts';
import { scoreOf } from '#lib/domain/poll/consensus.ts';
import { differencesOf, type Difference, type Distance } from '#lib/domain/poll/difference.ts';
import { stepsOf } from '#lib/domain/poll/scale.ts';
import { resultOf, sumOf, type ItemResult, type PublishedItem } from '#lib/domain/poll/tally.ts';
import { csvFile, tabSeparated, type CsvCell } from '#lib/domain/report/csv.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import { m } from '#lib/messages/messages.js';

/** A run's published result as tables for other programs. Nothing here is more than the k-rule let through. */
export type RunResult = {
	readonly run: RunView;
	readonly results: readonly PublishedItem[];
	/** The working group's locked run beside it. */
	readonly group?: GroupBeside | null;
};

type Locale = 'sv' | 'en';
type Written = { readonly locale: Locale; readonly meanDecimals: number };

const text = (value: string): CsvCell => ({ text: value });
const count = (value: number): CsvCell => ({ number: String(value) });

/** Every row says which run it is about, so that files of several runs can be put under each other. */
export function runCsv(result: RunResult, locale: Locale): string {
	const [head = [], ...rows] = resultRows(result, { locale, meanDecimals: 2 });
	const about = aboutRun(result.run, locale);
	return csvFile([
		[...about.map(([label]) => text(label)), ...head],
		...rows.map((row) => [...about.map(([, cell]) => cell), ...row])
	]);
}

/** The result alone, for pasting into a document. */
export function runTableText(result: RunResult, locale: Locale): string {
	const rows = resultRows(result, { locale, meanDecimals: 1 });
	// The columns of a group that is not there would only be in the way of whoever pastes.
	const hasGroup = (result.group?.scores ?? []).length > 0;
	return tabSeparated(hasGroup ? rows : rows.map((row) => row.slice(0, -3)));
}

/** "skattning-region-norrstrand-2026-11-22.csv" */
export function runCsvName(run: RunView): string {
	const words = [
		'skattning',
		run.organisation,
		run.closedAt === null ? '' : swedishDay(run.closedAt)
	];
	const name = words.join(' ').normalize('NFC').toLowerCase();
	return `${name
		.replace(/[^\p{Letter}\p{Number}]+/gu, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 100)}.csv`;
}

function aboutRun(run: RunView, locale: Locale): [string, CsvCell][] {
	const options = { locale };
	const round = run.practice ? `${run.roundName} (${m.csv_practice({}, options)})` : run.roundName;
	return [
		[m.csv_organisation({}, options), text(run.organisation)],
		[m.csv_round({}, options), text(round)],
		[m.csv_meeting({}, options), count(run.meetingOrdinal)],
		[m.csv_target_group({}, options), text(run.targetGroup)],
		[m.csv_run({}, options), count(run.ordinal)],
		[m.csv_instrument({}, options), text(run.instrument.name[locale])],
		[m.csv_closed({}, options), text(run.closedAt === null ? '' : swedishDay(run.closedAt))],
		[
			m.csv_respondents({}, options),
			run.respondents === null
				? text(m.csv_fewer_than({ k: run.k }, options))
				: count(run.respondents)
		]
	];
}

function resultRows({ run, results, group }: RunResult, written: Written): CsvCell[][] {
	const items = run.instrument.items.map(({ no }): ItemResult => {
		const published = results.find((one) => one.itemNo === no);
		return published === undefined
			? { itemNo: no, suppressed: true }
			: resultOf(published, run.instrument.scale);
	});
	return [
		heading(run, written.locale),
		...items.map((item) => [
			...itemRow(run, item, written),
			...besideCells(
				item.itemNo,
				differencesOf(items, group ?? null),
				group ?? null,
				written.locale
			)
		]),
		...sumRows(run, items, written)
	];
}

function heading({ instrument }: RunView, locale: Locale): CsvCell[] {
	const options = { locale };
	const steps = instrument.steps.map((step) => {
		const label = `${String(step.value)} ${step.text[locale]}`;
		return step.local ? m.csv_local_label({ label }, options) : label;
	});
	return [
		m.csv_item_no({}, options),
		m.csv_item_text({}, options),
		m.csv_n({}, options),
		m.csv_mean({}, options),
		...steps,
		m.csv_dont_know({}, options),
		m.csv_dont_know_share({}, options),
		m.csv_remark({}, options),
		m.csv_group({}, options),
		m.csv_difference({}, options),
		m.csv_group_occasion({}, options)
	].map(text);
}

function itemRow(run: RunView, item: ItemResult, { locale, meanDecimals }: Written): CsvCell[] {
	const steps = stepsOf(run.instrument.scale);
	const words = run.instrument.items.find((one) => one.no === item.itemNo)?.text[locale] ?? '';
	const named = [count(item.itemNo), text(words)];
	if (item.suppressed)
		return [
			...named,
			null,
			null,
			...steps.map(() => null),
			null,
			null,
			text(m.csv_few({ k: run.k }, { locale }))
		];
	return [
		...named,
		count(item.n),
		decimal(item.mean, meanDecimals, locale),
		...steps.map((_, index) => count(item.counts[index] ?? 0)),
		count(item.dontKnow),
		decimal(fraction(item.dontKnow * 100, item.n + item.dontKnow), 1, locale),
		null
	];
}

/** Sum and mean with two decimals; with an item missing the sum says so and there is no mean (D4.3). */
function sumRows(run: RunView, items: readonly ItemResult[], { locale }: Written): CsvCell[][] {
	const { sum, mean, itemsShown, itemCount } = sumOf(items);
	if (itemsShown === 0) return [];
	const between = stepsOf(run.instrument.scale).map(() => null);
	const row = (label: string, value: Fraction, remark: string | null): CsvCell[] => [
		null,
		text(label),
		null,
		decimal(value, 2, locale),
		...between,
		null,
		null,
		remark === null ? null : text(remark),
		null,
		null,
		null
	];
	const incomplete =
		mean === null ? m.csv_incomplete({ shown: itemsShown, count: itemCount }, { locale }) : null;
	const sumRow = row(m.csv_sum({}, { locale }), sum, incomplete);
	return mean === null ? [sumRow] : [sumRow, row(m.csv_mean_of_items({}, { locale }), mean, null)];
}

/** The working group's score, its difference to the staff's mean, and when it was set. */
function besideCells(
	itemNo: number,
	differenceAt: (itemNo: number) => Difference,
	group: GroupBeside | null,
	locale: Locale
): CsvCell[] {
	const halfUnits = group?.scores.find((one) => one.itemNo === itemNo)?.halfUnits ?? null;
	if (group === null || halfUnits === null) return [null, null, null];
	const difference = differenceAt(itemNo);
	const about = { group: group.targetGroup, day: swedishDay(group.closedAt) };
	return [
		decimal(scoreOf(halfUnits), 1, locale),
		difference.known ? { number: plainSigned(difference.distance, 2, locale) } : null,
		text(
			group.apart === null
				? m.csv_group_day(about, { locale })
				: m.csv_group_other_day(about, { locale })
		)
	];
}

/** With the hyphen that spreadsheets read as a minus sign. */
function plainSigned({ sign, size }: Distance, decimals: number, locale: Locale): string {
	return `${sign < 0 ? '-' : ''}${formatFraction(size, decimals, locale)}`;
}

function decimal(value: Fraction, decimals: number, locale: Locale): CsvCell {
	return { number: formatFraction(value, decimals, locale) };
}
