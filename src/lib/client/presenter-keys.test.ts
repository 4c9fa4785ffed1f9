import { expect, test } from 'vitest';
import { presenterIntent } from './presenter-keys.ts';

const press = (key: string, more = {}) =>
	presenterIntent({ key, ctrlKey: false, altKey: false, metaKey: false, repeat: false, ...more });

test.each([
	['ArrowRight', 'next'],
	['PageDown', 'next'],
	[' ', 'next'],
	['ArrowLeft', 'previous'],
	['PageUp', 'previous'],
	['Home', 'first'],
	['End', 'last'],
	['a', null],
	['ArrowDown', null]
])('%j: %s', (key, intent) => {
	expect(press(key)).toBe(intent);
});

test('a clicker that is held down steps once', () => {
	expect(press('PageDown', { repeat: true })).toBeNull();
});
