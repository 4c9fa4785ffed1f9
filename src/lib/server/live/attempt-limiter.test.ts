import { describe, expect, test } from 'vitest';
import { AttemptLimiter } from './attempt-limiter.ts';

function limiterAt(start: number) {
	const clock = { now: start };
	return { clock, limiter: new AttemptLimiter({ perAddress: 3, total: 5 }, () => clock.now) };
}

describe('wrong codes', () => {
	test('block an address after so many in a minute, and no other address', () => {
		const { limiter } = limiterAt(1_000_000);
		for (const blocked of [false, false, false, true]) {
			expect(limiter.isBlocked('192.0.2.1')).toBe(blocked);
			limiter.miss('192.0.2.1');
		}
		expect(limiter.isBlocked('192.0.2.2')).toBe(false);
	});

	test('are forgotten a minute later', () => {
		const { clock, limiter } = limiterAt(1_000_000);
		// Asking starts the minute.
		limiter.isBlocked('192.0.2.1');
		for (let times = 0; times < 3; times += 1) limiter.miss('192.0.2.1');
		clock.now += 59_999;
		expect(limiter.isBlocked('192.0.2.1')).toBe(true);
		clock.now += 1;
		expect(limiter.isBlocked('192.0.2.1')).toBe(false);
		expect(limiter.isBusy()).toBe(false);
	});

	test('from many addresses make the whole busy, and block nobody', () => {
		const { limiter } = limiterAt(1_000_000);
		for (let host = 1; host <= 5; host += 1) limiter.miss(`192.0.2.${String(host)}`);
		expect(limiter.isBusy()).toBe(true);
		expect(limiter.isBlocked('192.0.2.1')).toBe(false);
	});
});

test('three hundred honest phones behind one address never meet the limit', () => {
	const { limiter } = limiterAt(1_000_000);
	for (let phone = 0; phone < 300; phone += 1) expect(limiter.isBlocked('192.0.2.1')).toBe(false);
});
