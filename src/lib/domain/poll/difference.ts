import { compare, formatFraction, type Fraction } from '../fraction.ts';
import { scoreOf, type ItemScore } from './consensus.ts';
import type { ItemResult } from './tally.ts';

/**
 * Invariant: the working group's score and the staff's mean are never averaged together. What may be told of the two
 * is their difference, staff minus group per item, and only between runs of one organisation on one instrument
 * version before the same meeting (D4.9, D4.10).
 */
export type Occasion = {
	readonly organisationId: string;
	readonly instrumentVersionId: string;
	readonly meetingId: string;
};

/** Why two runs that stand side by side have no difference. */
export type Apart = 'otherOrganisation' | 'otherInstrument' | 'otherMeeting';

/** Null when the two are about the same thing on the same occasion. */
export function apartBy(staff: Occasion, group: Occasion): Apart | null {
	if (staff.organisationId !== group.organisationId) return 'otherOrganisation';
	if (staff.instrumentVersionId !== group.instrumentVersionId) return 'otherInstrument';
	return staff.meetingId === group.meetingId ? null : 'otherMeeting';
}

/** How far the staff are from the group, exactly: the direction and its size. */
export type Distance = { readonly sign: -1 | 0 | 1; readonly size: Fraction };

export type Difference =
	| { readonly known: true; readonly distance: Distance }
	| { readonly known: false; readonly why: Apart | 'tooFew' | 'notScored' };

/**
 * Staff minus group for one item.
 * @param staffMean null when too few have answered
 * @param groupHalfUnits null when the group has not scored the item
 */
export function differenceOf(
	staffMean: Fraction | null,
	groupHalfUnits: number | null,
	apart: Apart | null
): Difference {
	if (apart !== null) return { known: false, why: apart };
	if (staffMean === null) return { known: false, why: 'tooFew' };
	if (groupHalfUnits === null) return { known: false, why: 'notScored' };
	return { known: true, distance: distance(staffMean, scoreOf(groupHalfUnits)) };
}

function distance(staff: Fraction, group: Fraction): Distance {
	const top = staff.numerator * group.denominator - group.numerator * staff.denominator;
	const denominator = staff.denominator * group.denominator;
	const sign = top < 0n ? -1 : top > 0n ? 1 : 0;
	return { sign, size: { numerator: top < 0n ? -top : top, denominator } };
}

/** A working group's run as far as its difference to the staff's goes. */
export type Compared = { readonly apart: Apart | null; readonly scores: readonly ItemScore[] };

/** Each item's difference; without a working group's run there is nothing scored. */
export function differencesOf(
	results: readonly ItemResult[],
	group: Compared | null
): (itemNo: number) => Difference {
	const known = new Map(
		results.map((result) => {
			const score = group?.scores.find((one) => one.itemNo === result.itemNo)?.halfUnits ?? null;
			const mean = result.suppressed ? null : result.mean;
			return [result.itemNo, differenceOf(mean, score, group?.apart ?? null)];
		})
	);
	return (itemNo) => known.get(itemNo) ?? { known: false, why: 'tooFew' };
}

/** What a person reads of a distance, rounded to one decimal half away from zero: only now is anything rounded. */
export type SpokenDistance = {
	readonly direction: 'lower' | 'higher' | 'equal';
	readonly by: string;
};

export function spokenDistance({ sign, size }: Distance, locale: 'sv' | 'en'): SpokenDistance {
	const by = formatFraction(size, 1, locale);
	// Nothing that rounds to zero is called a difference.
	const isNothing = compare(size, { numerator: 1n, denominator: 20n }) < 0;
	return { direction: isNothing ? 'equal' : sign < 0 ? 'lower' : 'higher', by };
}

/** "−0,8", "+0,3" or "0,0", with a true minus sign. */
export function signedText(one: Distance, locale: 'sv' | 'en'): string {
	const { direction, by } = spokenDistance(one, locale);
	return direction === 'equal' ? by : `${direction === 'lower' ? '−' : '+'}${by}`;
}

/** The largest distance first, whichever its direction; what has none comes last; ties by number. */
export function sortByDifference<Row extends { readonly itemNo: number }>(
	rows: readonly Row[],
	differenceAt: (itemNo: number) => Difference
): Row[] {
	return [...rows].sort((a, b) => {
		const one = differenceAt(a.itemNo);
		const other = differenceAt(b.itemNo);
		if (one.known !== other.known) return one.known ? -1 : 1;
		const order = one.known && other.known ? compare(other.distance.size, one.distance.size) : 0;
		return order === 0 ? a.itemNo - b.itemNo : order;
	});
}
