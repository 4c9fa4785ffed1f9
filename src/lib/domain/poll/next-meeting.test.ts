import { describe, expect, it } from 'vitest';
import { likelyMeeting } from './next-meeting.ts';

const today = '2026-11-22';
const on = (...days: (string | null)[]) => days.map((heldOn) => ({ heldOn }));

describe('the meeting suggested for a new run', () => {
	it.each([
		['the nearest to come', on('2027-02-01', '2026-12-03', '2026-09-01'), '2026-12-03'],
		['the one held today', on('2026-11-22', '2026-12-03'), '2026-11-22'],
		['one to come before one without a day', on(null, '2027-02-01'), '2027-02-01'],
		['one without a day before those held', on('2026-09-01', null), null],
		[
			'the latest held when all are held',
			on('2026-05-01', '2026-09-01', '2026-01-01'),
			'2026-09-01'
		]
	])('is %s', (_, meetings, expected) => {
		expect(likelyMeeting(meetings, today)).toEqual({ heldOn: expected });
	});

	it('is the first of several without a day', () => {
		const meetings = [
			{ heldOn: null, ordinal: 1 },
			{ heldOn: null, ordinal: 2 }
		];
		expect(likelyMeeting(meetings, today)?.ordinal).toBe(1);
	});

	it('is none where there is none', () => {
		expect(likelyMeeting([], today)).toBeNull();
	});
});
