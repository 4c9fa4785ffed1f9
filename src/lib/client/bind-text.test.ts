import { expect, test } from 'vitest';
import { moved } from './bind-text.ts';

test.each([
	['nothing changed', 3, [], 3],
	['words came before', 3, [{ insert: 'Hej ' }], 7],
	['words came after', 3, [{ retain: 5 }, { insert: 'sedan' }], 3],
	['words went before', 6, [{ delete: 4 }], 2],
	['the very place went', 3, [{ retain: 1 }, { delete: 10 }], 1],
	['words went after', 3, [{ retain: 5 }, { delete: 2 }], 3],
	['both', 8, [{ retain: 2 }, { delete: 3 }, { insert: 'ab' }], 7]
])('the cursor when %s', (_, place, delta, after) => {
	expect(moved(place, delta)).toBe(after);
});
