import { expect, test } from 'vitest';
import { stayFor, TOAST_GAP_MS, waitBeforeNext } from '#lib/ui/primitives/toast-queue.ts';

test('the first message is shown at once', () => {
	expect(waitBeforeNext(null, 1_000)).toBe(0);
});

test('the next message waits until three seconds have passed since the last', () => {
	expect(waitBeforeNext(1_000, 1_500)).toBe(TOAST_GAP_MS - 500);
	expect(waitBeforeNext(1_000, 4_000)).toBe(0);
	expect(waitBeforeNext(1_000, 60_000)).toBe(0);
});

test('a message stays at least five seconds, ten when it can be undone, and never over twenty', () => {
	expect(stayFor('Sparat', false)).toBe(5000);
	expect(stayFor('Kortet är borttaget', true)).toBe(10_000);
	expect(stayFor('x'.repeat(100), false)).toBe(8500);
	expect(stayFor('x'.repeat(1000), true)).toBe(20_000);
});
