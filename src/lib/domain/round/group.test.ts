import { describe, expect, it } from 'vitest';
import { groupSizeAdvice } from './group-size.ts';
import { nextMeetingOrdinal } from './meeting-ordinal.ts';

describe('the size of a group', () => {
	it.each([
		[0, 'tooFew'],
		[1, 'tooFew'],
		[2, null],
		[3, null],
		[4, 'tooMany']
	])('%i organisations: %s', (organisations, advice) => {
		expect(groupSizeAdvice(organisations)).toBe(advice);
	});
});

describe('the number of the next meeting', () => {
	const all = Array.from({ length: 99 }, (_, index) => index + 1);
	it.each([
		['the first is 1', [], 1],
		['it follows the last', [1, 2], 3],
		['a gap is not filled while there is room after it', [1, 3], 4],
		['after 99 the first free one', [2, 99], 1],
		['none is left', all, null]
	])('%s', (_, taken, next) => {
		expect(nextMeetingOrdinal(taken)).toBe(next);
	});
});
