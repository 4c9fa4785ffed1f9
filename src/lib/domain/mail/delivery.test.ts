import { expect, test } from 'vitest';
import { decideAfterFailure } from './delivery.ts';

const now = new Date('2026-11-22T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const minutesFromNow = (instant: Date) => (instant.getTime() - now.getTime()) / 60_000;

test.each([
	[1, 1],
	[2, 2],
	[3, 5],
	[4, 15],
	[8, 240]
])('after attempt %i it waits %i minutes', (attempts, minutes) => {
	const decision = decideAfterFailure({ attempts, permanent: false, now, expiresAt: inDays(7) });
	if (decision.state !== 'waiting') throw new Error('it should be tried again');
	expect(minutesFromNow(decision.nextAt)).toBe(minutes);
});

test.each([
	['the server refuses the letter', { attempts: 1, permanent: true, expiresAt: inDays(7) }],
	['it has been tried nine times', { attempts: 9, permanent: false, expiresAt: inDays(7) }],
	[
		'its link would have run out by the next attempt',
		{ attempts: 4, permanent: false, expiresAt: new Date(now.getTime() + 10 * 60_000) }
	]
])('it has failed when %s', (_, given) => {
	expect(decideAfterFailure({ ...given, now })).toEqual({ state: 'failed' });
});
