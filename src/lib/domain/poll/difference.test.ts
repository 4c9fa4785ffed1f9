import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, fraction } from '../fraction.ts';
import {
	apartBy,
	differenceOf,
	signedText,
	sortByDifference,
	spokenDistance,
	type Difference
} from './difference.ts';
import { publishItem, resultOf } from './tally.ts';

const here = { organisationId: 'o', instrumentVersionId: 'i', meetingId: 'm' };

function known(staff: ReturnType<typeof fraction>, halfUnits: number) {
	const difference = differenceOf(staff, halfUnits, null);
	if (!difference.known) throw new Error(difference.why);
	return difference.distance;
}

describe('when two runs have a difference', () => {
	test.each([
		['the same meeting', here, null],
		['another meeting', { ...here, meetingId: 'other' }, 'otherMeeting'],
		['another instrument version', { ...here, instrumentVersionId: 'x' }, 'otherInstrument'],
		['another organisation', { ...here, organisationId: 'x' }, 'otherOrganisation'],
		[
			'another instrument at another meeting',
			{ ...here, instrumentVersionId: 'x', meetingId: 'other' },
			'otherInstrument'
		]
	])('%s', (_, group, expected) => {
		expect(apartBy(here, group)).toBe(expected);
	});

	test('not with too few answers, not without a score, not on different occasions', () => {
		expect(differenceOf(null, 4, null)).toEqual({ known: false, why: 'tooFew' });
		expect(differenceOf(fraction(2, 1), null, null)).toEqual({ known: false, why: 'notScored' });
		expect(differenceOf(fraction(2, 1), 4, 'otherMeeting')).toEqual({
			known: false,
			why: 'otherMeeting'
		});
	});
});

describe('the difference of the golden answers (T6)', () => {
	const scale = { min: 1, max: 3 };
	const staff = (counts: number[], dontKnow: number, k = 6) => {
		const result = resultOf(publishItem({ itemNo: 1, counts, dontKnow }, k), scale);
		return result.suppressed ? null : result.mean;
	};

	test.each([
		['item 1: 2,75 beside 3', [0, 2, 6], 0, 6, '−0,3', 'lower', '0,3'],
		['item 2: 2,0 beside 2', [1, 5, 1], 1, 4, '0,0', 'equal', '0,0'],
		['item 2: 2,0 beside 3', [1, 5, 1], 1, 6, '−1,0', 'lower', '1,0'],
		['item 8: 7/6 beside 1', [5, 1, 0], 2, 2, '+0,2', 'higher', '0,2']
	])('%s', (_, counts, dontKnow, halfUnits, signed, direction, by) => {
		const mean = staff(counts, dontKnow);
		const difference = differenceOf(mean, halfUnits, null);
		if (!difference.known) throw new Error(difference.why);
		expect(signedText(difference.distance, 'sv')).toBe(signed);
		expect(spokenDistance(difference.distance, 'sv')).toEqual({ direction, by });
	});

	test('item 8 has none when seven answers are needed', () => {
		expect(differenceOf(staff([5, 1, 0], 2, 7), 2, null)).toEqual({ known: false, why: 'tooFew' });
	});
});

describe('rounding at display', () => {
	test('goes half away from zero in both directions', () => {
		expect(signedText(known(fraction(11, 4), 6), 'sv')).toBe('−0,3');
		expect(signedText(known(fraction(13, 4), 6), 'sv')).toBe('+0,3');
		expect(signedText(known(fraction(49, 20), 5), 'en')).toBe('−0.1');
	});

	test('what rounds to nothing is called equal, whichever side it is on', () => {
		for (const staff of [fraction(299, 100), fraction(301, 100), fraction(3, 1)])
			expect(spokenDistance(known(staff, 6), 'sv').direction).toBe('equal');
	});

	test('a difference and its mirror are as large', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 2, max: 80 }),
				fc.integer({ min: 1, max: 40 }),
				fc.integer({ min: 2, max: 80 }),
				(sum, n, halfUnits) => {
					const there = known(fraction(sum, 2 * n), halfUnits);
					const back = known(fraction(halfUnits * 2 * n - sum, 2 * n), halfUnits);
					expect(there.sign + back.sign).toBe(0);
					expect(compare(there.size, back.size)).toBe(0);
				}
			)
		);
	});
});

test('the largest difference comes first, what has none last, ties by number', () => {
	const differences = new Map<number, Difference>([
		[1, { known: false, why: 'tooFew' }],
		[2, differenceOf(fraction(5, 2), 4, null)],
		[3, differenceOf(fraction(1, 1), 6, null)],
		[4, differenceOf(fraction(3, 2), 4, null)],
		[5, { known: false, why: 'notScored' }],
		[6, differenceOf(fraction(2, 1), 4, null)]
	]);
	const rows = [1, 2, 3, 4, 5, 6].map((itemNo) => ({ itemNo }));
	const sorted = sortByDifference(
		rows,
		(itemNo) => differences.get(itemNo) ?? { known: false, why: 'tooFew' }
	);
	expect(sorted.map((row) => row.itemNo)).toEqual([3, 2, 4, 6, 1, 5]);
});
