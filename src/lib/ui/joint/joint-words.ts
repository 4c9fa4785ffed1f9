import type { JointOccasion } from '#lib/contract/views/joint.ts';
import { compare, formatFraction, type Fraction } from '#lib/domain/fraction.ts';
import type { JointItem } from '#lib/domain/poll/joint-table.ts';
import { m } from '#lib/messages/messages.js';
import { listOf } from '#lib/ui/poll/finding.ts';

type Locale = 'sv' | 'en';
type ShownItem = Extract<JointItem, { shown: true }>;

const isShown = (item: JointItem): item is ShownItem => item.shown;

/** What the table says in one line; null when no item is shown. */
export function jointFinding(
	{ items, mean }: Pick<JointOccasion, 'items' | 'mean'>,
	locale: Locale
): string | null {
	const shown = items.filter(isShown);
	const [first] = shown;
	if (first === undefined) return null;
	const least = shown.reduce(
		(low, item) => (compare(item.mean, low) < 0 ? item.mean : low),
		first.mean
	);
	const lowest = shown.filter((item) => compare(item.mean, least) === 0).map((one) => one.itemNo);
	const named = { items: listOf(lowest, locale) };
	return mean === null
		? m.joint_finding_lowest(named, { locale })
		: m.joint_finding({ ...named, mean: formatFraction(mean, 2, locale) }, { locale });
}

/** A score or sum in half steps: "2", "19,5". */
export function halfStepText(value: Fraction, locale: Locale): string {
	const isWhole = value.numerator % value.denominator === 0n;
	return formatFraction(value, isWhole ? 0 : 1, locale);
}

export function rangeText(
	{ lowest, highest }: { lowest: Fraction; highest: Fraction },
	locale: Locale
): string {
	if (compare(lowest, highest) === 0) return halfStepText(lowest, locale);
	return m.joint_range(
		{ lowest: halfStepText(lowest, locale), highest: halfStepText(highest, locale) },
		{ locale }
	);
}
