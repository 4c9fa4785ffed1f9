import { describe, expect, test } from 'vitest';
import { assertCanBeHeld, assertNotHeld, assertOpen, type Closing } from './life-cycle.ts';

const ready: Closing = {
	state: 'open',
	hasNoteTaker: true,
	takeaways: 1,
	noTakeaways: false,
	hasNextDate: true,
	isLast: false
};

describe('a meeting has been held', () => {
	test.each<[string, Partial<Closing>]>([
		['with a note-taker, something to take home and a next date', {}],
		['with the word that there is nothing to take home', { takeaways: 0, noTakeaways: true }],
		['without a next date when it is the last', { hasNextDate: false, isLast: true }]
	])('%s', (_, change) => {
		expect(() => {
			assertCanBeHeld({ ...ready, ...change });
		}).not.toThrow();
	});

	test.each<[string, Partial<Closing>, string, string[]]>([
		['nobody takes notes', { hasNoteTaker: false }, 'meetingUnfinished', ['noteTaker']],
		['nothing is said of what is taken home', { takeaways: 0 }, 'meetingUnfinished', ['takeaways']],
		['there is no next date', { hasNextDate: false }, 'meetingUnfinished', ['nextDate']],
		[
			'all of it is missing',
			{ hasNoteTaker: false, takeaways: 0, hasNextDate: false },
			'meetingUnfinished',
			['noteTaker', 'takeaways', 'nextDate']
		],
		['it was never opened', { state: 'planned' }, 'meetingNotOpen', []]
	])('not while %s', (_, change, code, fields) => {
		expect(() => {
			assertCanBeHeld({ ...ready, ...change });
		}).toThrow(expect.objectContaining({ code, fields }) as Error);
	});
});

test('what was held stays, and what is not open takes nothing', () => {
	expect(() => {
		assertNotHeld({ state: 'held' });
	}).toThrow('meetingHeld');
	expect(() => {
		assertOpen({ state: 'planned' });
	}).toThrow('meetingNotOpen');
	expect(() => {
		assertOpen({ state: 'open' });
	}).not.toThrow();
});
