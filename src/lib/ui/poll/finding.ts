import type { InstrumentView } from '#lib/contract/live.ts';
import { compare } from '#lib/domain/fraction.ts';
import { sortResults, type ItemResult, type Sort } from '#lib/domain/poll/tally.ts';
import { m } from '#lib/messages/messages.js';

type Locale = 'sv' | 'en';
export type ShownResult = Extract<ItemResult, { suppressed: false }>;

/** What an item's answers say, in one line. "Vet inte" comes first when it is the commonest answer. */
export function itemFinding(
	result: ShownResult,
	steps: InstrumentView['steps'],
	locale: Locale
): string {
	if (result.dontKnowLeads) return m.poll_finding_dont_know({}, { locale });
	const label = (index: number) => steps[index]?.text[locale] ?? '';
	const { counts, n } = result;
	if (isApart(counts, n))
		return m.poll_finding_apart({ low: label(0), high: label(counts.length - 1) }, { locale });
	const most = Math.max(...counts);
	const tops = counts.flatMap((count, index) => (count === most ? [index] : []));
	const [first = 0, second] = tops;
	if (tops.length > 2) return m.poll_finding_even({}, { locale });
	if (second !== undefined)
		return m.poll_finding_two({ first: label(first), second: label(second) }, { locale });
	const step = label(first);
	// "Alla" and "de flesta" are of everyone who answered, "Vet inte" too.
	const all = n + result.dontKnow;
	if (most === all) return m.poll_finding_all({ step }, { locale });
	return most * 2 > all
		? m.poll_finding_most({ step }, { locale })
		: m.poll_finding_commonest({ step }, { locale });
}

/** What all items say together: the lowest, or those with the widest spread. */
export function overviewFinding(
	results: readonly ItemResult[],
	sort: Sort,
	locale: Locale
): string {
	const bySpread = sort === 'spread';
	const shown = sortResults(results, bySpread ? 'spread' : 'lowest').filter(isShown);
	if (shown.length === 0) return m.poll_finding_few({}, { locale });
	const isTie = (a: ShownResult, b: ShownResult) =>
		bySpread ? a.spread === b.spread : compare(a.mean, b.mean) === 0;
	const count = leadingCount(shown, isTie);
	if (count === 0) return m.poll_finding_level({}, { locale });
	const items = listOf(
		shown.slice(0, count).map((result) => result.itemNo),
		locale
	);
	if (bySpread)
		return count === 1
			? m.poll_finding_spread_one({ items }, { locale })
			: m.poll_finding_spread({ items }, { locale });
	return count === 1
		? m.poll_finding_lowest_one({ items }, { locale })
		: m.poll_finding_lowest({ items }, { locale });
}

/** "7, 8 och 6" */
export function listOf(numbers: readonly number[], locale: Locale): string {
	return new Intl.ListFormat(locale === 'sv' ? 'sv' : 'en-GB').format(numbers.map(String));
}

export function isShown(result: ItemResult): result is ShownResult {
	return !result.suppressed;
}

/** Both ends of the scale are commoner than all between, and each has a quarter or more. */
function isApart(counts: readonly number[], n: number): boolean {
	if (counts.length < 3) return false;
	const ends = Math.min(counts[0] ?? 0, counts.at(-1) ?? 0);
	return ends > Math.max(...counts.slice(1, -1)) && ends * 4 >= n;
}

/** Three stand out, or as many near three as no tie cuts through; 0 when all are level. */
export function leadingCount<T>(sorted: readonly T[], isTie: (a: T, b: T) => boolean): number {
	for (const count of [3, 2, 4, 1, 5]) {
		const last = sorted[count - 1];
		const after = sorted[count];
		if (last === undefined) continue;
		if (after === undefined) {
			if (sorted.length === 1) return 1;
			continue;
		}
		if (!isTie(last, after)) return count;
	}
	return 0;
}
