import { expect, test } from 'vitest';
import { compareIntent } from './compare-keys.ts';

const key = (pressed: string, more = {}) => ({
	key: pressed,
	ctrlKey: false,
	altKey: false,
	metaKey: false,
	repeat: false,
	...more
});

test.each([
	['ArrowRight', { do: 'next' }],
	['j', { do: 'next' }],
	['ArrowLeft', { do: 'previous' }],
	['K', { do: 'previous' }],
	['o', { do: 'open' }],
	['A', { do: 'openAll' }],
	['s', { do: 'onlyDifferences' }],
	['?', { do: 'help' }],
	['1', { do: 'jump', no: 1 }],
	['9', { do: 'jump', no: 9 }],
	['0', null],
	['x', null],
	['ArrowDown', null],
	[' ', null]
])('%j', (pressed, intent) => {
	expect(compareIntent(key(pressed))).toEqual(intent);
});

test('a held key and the browser’s own combinations are none of ours', () => {
	for (const more of [{ repeat: true }, { ctrlKey: true }, { altKey: true }, { metaKey: true }])
		expect(compareIntent(key('s', more))).toBeNull();
});
