import type { Beside, GroupBeside, RunFacts } from '#lib/contract/live.ts';
import { compare, formatFraction } from '#lib/domain/fraction.ts';
import { scoreOf } from '#lib/domain/poll/consensus.ts';
import {
	sortByDifference,
	spokenDistance,
	type Difference,
	type Distance
} from '#lib/domain/poll/difference.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import { m } from '#lib/messages/messages.js';
import { leadingCount, listOf } from './finding.ts';

type Locale = 'sv' | 'en';
type Staff = Pick<RunFacts, 'targetGroup' | 'closedAt' | 'meetingOrdinal' | 'roundName'>;

/** "2,5", and "3" for whole ones. */
export function groupScoreText(halfUnits: number, locale: Locale): string {
	return formatFraction(scoreOf(halfUnits), halfUnits % 2, locale);
}

/** "Medarbetarna skattar 0,8 lägre än arbetsgruppen" */
export function distanceText(distance: Distance, locale: Locale): string {
	const { direction, by } = spokenDistance(distance, locale);
	if (direction === 'equal') return m.difference_equal({}, { locale });
	return direction === 'lower'
		? m.difference_lower({ by }, { locale })
		: m.difference_higher({ by }, { locale });
}

/** An item's difference in words, or what stands in its place; null where there is nothing to say. */
export function differenceText(
	difference: Difference,
	halfUnits: number | null,
	locale: Locale
): string | null {
	if (difference.known) return distanceText(difference.distance, locale);
	if (halfUnits === null)
		return difference.why === 'notScored' ? m.difference_not_scored({}, { locale }) : null;
	const score = groupScoreText(halfUnits, locale);
	if (difference.why === 'otherMeeting') return m.difference_other_meeting({ score }, { locale });
	return difference.why === 'tooFew' ? m.difference_too_few({ score }, { locale }) : null;
}

/** Who is compared with whom and when; and why there is no difference, where there is none. */
export function besideText(group: GroupBeside, staff: Staff, locale: Locale): string {
	if (group.apart === 'otherInstrument') return m.difference_other_instrument({}, { locale });
	const about = m.difference_about(
		{
			group: group.targetGroup,
			groupDay: dayOf(group.closedAt),
			staff: staff.targetGroup,
			staffDay: dayOf(staff.closedAt)
		},
		{ locale }
	);
	const occasion =
		group.apart === null
			? m.difference_same_occasion({ ordinal: staff.meetingOrdinal }, { locale })
			: m.difference_other_occasion(
					{
						groupMeeting: group.meetingOrdinal,
						groupRound: group.roundName,
						staffMeeting: staff.meetingOrdinal,
						staffRound: staff.roundName
					},
					{ locale }
				);
	return `${about} ${occasion}`;
}

/** What the short strokes behind are; null when there are none. */
export function earlierText(earlier: Beside['earlier'], locale: Locale): string | null {
	if (earlier.length === 0) return null;
	return m.difference_earlier(
		{ days: earlier.map((one) => dayOf(one.closedAt)).join(', ') },
		{ locale }
	);
}

/** Where the two are furthest apart. */
export function differenceFinding(
	itemNumbers: readonly number[],
	differenceAt: (itemNo: number) => Difference,
	locale: Locale
): string {
	const distances = sortByDifference(
		itemNumbers.map((itemNo) => ({ itemNo })),
		differenceAt
	).flatMap(({ itemNo }) => {
		const difference = differenceAt(itemNo);
		return difference.known ? [{ itemNo, distance: difference.distance }] : [];
	});
	const isNothing = ({ distance }: { distance: Distance }) =>
		spokenDistance(distance, locale).direction === 'equal';
	if (distances.every(isNothing)) return m.difference_none({}, { locale });
	const count = leadingCount(distances, (a, b) => compare(a.distance.size, b.distance.size) === 0);
	const leading = distances.slice(0, count).filter((one) => !isNothing(one));
	if (leading.length === 0) return m.difference_none_stand_out({}, { locale });
	const items = listOf(
		leading.map((one) => one.itemNo),
		locale
	);
	return leading.length === 1
		? m.difference_largest_one({ items }, { locale })
		: m.difference_largest({ items }, { locale });
}

function dayOf(instant: string | null): string {
	return instant === null || instant === '' ? '' : swedishDay(instant);
}
