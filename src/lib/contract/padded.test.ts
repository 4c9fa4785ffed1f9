import { describe, expect, test } from 'vitest';
import { padded } from './padded.ts';

const castOf = (choice: number | string, rev = 1) =>
	JSON.stringify({ code: 'ABCD-EFGH', token: 'x'.repeat(22), item: 10, choice, rev });

describe('what is sent', () => {
	test.each([[castOf(1)], [castOf(100)], [castOf('dontKnow')], [castOf('dontKnow', 999_999_999)]])(
		'has the same length whatever was answered: %s',
		(json) => {
			expect(padded(json)).toHaveLength(512);
			expect(JSON.parse(padded(json))).toEqual(JSON.parse(json));
		}
	);

	test('goes up by whole blocks', () => {
		expect(padded('')).toHaveLength(0);
		expect(padded('x'.repeat(512))).toHaveLength(512);
		expect(padded('x'.repeat(513))).toHaveLength(1024);
	});
});
