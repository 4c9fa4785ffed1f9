import { afterEach, expect, test, vi } from 'vitest';
import { steadyNow, systemClock } from './clock.ts';

afterEach(() => {
	vi.useRealTimers();
});

test('waits are measured by a clock that does not follow when the machine’s is set', () => {
	const now = steadyNow(systemClock);
	const before = now();
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
	expect(systemClock.now().getTime()).toBeLessThan(performance.timeOrigin + before);
	expect(now() - before).toBeGreaterThanOrEqual(0);
	expect(now() - before).toBeLessThan(10_000);
});

test('a clock that tests step is followed', () => {
	let at = 5000;
	const now = steadyNow({ now: () => new Date(at) });
	at += 60_000;
	expect(now()).toBe(65_000);
});
