import { describe, expect, test } from 'vitest';
import { RateKeeper, TokenBucket } from './token-bucket.ts';

describe('a token bucket', () => {
	test('lets a burst through, then the average rate', () => {
		const bucket = new TokenBucket(3, 2, 0);
		expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
		expect(bucket.take(499)).toBe(false);
		expect(bucket.take(1000)).toBe(true);
	});

	test('never saves up more than its burst', () => {
		const bucket = new TokenBucket(2, 10, 0);
		const afterAnHour = [1, 2, 3].map(() => bucket.take(3_600_000));
		expect(afterAnHour).toEqual([true, true, false]);
	});

	test('lets through burst + rate × time over a long press', () => {
		const bucket = new TokenBucket(5, 1, 0);
		const passed = Array.from({ length: 10_000 }, (_, index) => bucket.take(index)).filter(Boolean);
		expect(passed).toHaveLength(5 + 9);
	});
});

test('the rate keeper keeps one person’s presses apart from another’s', () => {
	const keeper = new RateKeeper(() => 0);
	const take = (key: string) => keeper.take(key, 2);
	expect(['a', 'a', 'a', 'b'].map(take)).toEqual([true, true, false, true]);
});
