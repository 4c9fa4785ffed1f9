import { describe, expect, test } from 'vitest';
import type { Agenda } from './agenda.ts';
import { newItem } from './agenda-plan.ts';
import { decideAgenda } from './agenda-step.ts';
import { actualMinutes, countdownOf, pauseCountdown, timesOf } from './clock.ts';

const planned = (id: string, plannedMinutes: number) =>
	newItem(id, { kind: 'other', title: '', organisationId: null, plannedMinutes });
const running = (from: string, minutes: number) => ({
	...planned('a', minutes),
	startedAt: from,
	runningFrom: from
});

describe('a clock', () => {
	test.each([
		['a quarter in the morning', '2026-03-10T09:00:00Z', 15, '2026-03-10T09:05:00Z', 600, 'calm'],
		['its last two minutes', '2026-03-10T09:00:00Z', 15, '2026-03-10T09:13:00Z', 120, 'soon'],
		['a fifth of five minutes', '2026-03-10T09:00:00Z', 5, '2026-03-10T09:04:00Z', 60, 'soon'],
		['four of five minutes', '2026-03-10T09:00:00Z', 5, '2026-03-10T09:03:59Z', 61, 'calm'],
		['the very end', '2026-03-10T09:00:00Z', 15, '2026-03-10T09:15:00Z', 0, 'soon'],
		['over, and it goes on', '2026-03-10T09:00:00Z', 15, '2026-03-10T09:20:00Z', -300, 'over'],
		['past midnight', '2026-03-10T22:55:00Z', 15, '2026-03-10T23:05:00Z', 300, 'calm'],
		['into summer time', '2026-03-29T00:55:00Z', 15, '2026-03-29T01:05:00Z', 300, 'calm'],
		['out of summer time', '2026-10-25T00:55:00Z', 15, '2026-10-25T01:05:00Z', 300, 'calm'],
		['a server a little ahead', '2026-03-10T09:00:02Z', 15, '2026-03-10T09:00:00Z', 900, 'calm']
	])('%s', (_, from, minutes, now, left, phase) => {
		expect(countdownOf(running(from, minutes), Date.parse(now))).toEqual({
			left,
			phase,
			stopped: false
		});
	});

	test('stands still in a break, and the break has a clock of its own', () => {
		const item = { ...planned('a', 10), spentSeconds: 240, startedAt: '2026-03-10T09:00:00Z' };
		const now = Date.parse('2026-03-10T09:30:00Z');
		expect(countdownOf(item, now)).toEqual({ left: 360, phase: 'calm', stopped: true });
		expect(pauseCountdown({ from: '2026-03-10T09:20:00Z', minutes: 15 }, now).left).toBe(300);
	});

	test('what was planned stands beside what it took', () => {
		const now = Date.parse('2026-03-10T09:17:40Z');
		expect(actualMinutes(running('2026-03-10T09:00:00Z', 15), now)).toBe(18);
		expect(actualMinutes(running('2026-03-10T09:17:30Z', 15), now)).toBe(1);
		expect(actualMinutes(planned('a', 15), now)).toBeNull();
	});
});

describe('the times of an agenda', () => {
	const agenda: Agenda = {
		items: [planned('a', 10), planned('b', 20), planned('c', 5)],
		runningItemId: null,
		pause: null
	};
	const start = Date.parse('2026-03-10T09:00:00Z');
	const told = (of: Agenda, now: number) =>
		timesOf(of, start, now).map((one) => [
			one.id,
			new Date(one.from).toISOString().slice(11, 16),
			new Date(one.until).toISOString().slice(11, 16)
		]);

	test('before it begins they follow from the start', () => {
		expect(told(agenda, 0)).toEqual([
			['a', '09:00', '09:10'],
			['b', '09:10', '09:30'],
			['c', '09:30', '09:35']
		]);
	});

	test('what runs late moves everything after it, and what is skipped takes no time', () => {
		const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
		const steps = [
			[5, { step: 'next' }],
			[25, { step: 'next' }],
			[26, { step: 'skip', itemId: 'c' }]
		] as const;
		const late = steps.reduce((of, [minute, step]) => decideAgenda(of, step, at(minute)), agenda);
		expect(told(late, start + 30 * 60_000)).toEqual([
			['b', '09:25', '09:45'],
			['a', '09:05', '09:25']
		]);
	});

	test('past midnight and the change of clocks they are still in order', () => {
		const night = Date.parse('2026-03-29T00:40:00Z');
		const times = timesOf(agenda, night, 0);
		expect(times.map((one) => one.until - one.from)).toEqual([600_000, 1_200_000, 300_000]);
	});
});
