import { expect, test } from 'vitest';
import { swipeOf } from './swipe.ts';

test.each([
	[-80, 4, 200, 'left'],
	[80, -10, 200, 'right'],
	[-47, 0, 100, null],
	[-80, 60, 200, null],
	[0, 300, 200, null],
	[-200, 10, 1200, null]
])('%i px across and %i px down in %i ms: %s', (x, y, milliseconds, swipe) => {
	expect(swipeOf({ x, y, milliseconds })).toBe(swipe);
});
