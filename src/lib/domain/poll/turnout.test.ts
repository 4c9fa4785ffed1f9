import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameTurnout, turnoutOf } from './turnout.ts';

describe('from twenty eligible the turnout is a share in words', () => {
	test.each([
		[0, 20, { kind: 'none' }],
		[1, 20, { kind: 'share', share: 'few' }],
		[2, 20, { kind: 'share', share: 'few' }],
		[3, 20, { kind: 'share', share: 'quarter' }],
		[7, 20, { kind: 'share', share: 'quarter' }],
		[8, 20, { kind: 'share', share: 'half' }],
		[12, 20, { kind: 'share', share: 'half' }],
		[13, 20, { kind: 'share', share: 'threeQuarters' }],
		[17, 20, { kind: 'share', share: 'threeQuarters' }],
		[18, 20, { kind: 'share', share: 'almostAll' }],
		[20, 20, { kind: 'share', share: 'almostAll' }],
		[31, 20, { kind: 'share', share: 'almostAll' }]
	])('%i of %i', (answered, eligible, turnout) => {
		expect(turnoutOf(answered, eligible)).toEqual(turnout);
	});
});

describe('below twenty eligible, or with no number known, it is a count in steps', () => {
	test.each([
		[0, 19, { kind: 'none' }],
		[1, 19, { kind: 'fewerThan', count: 5 }],
		[4, 19, { kind: 'fewerThan', count: 5 }],
		[5, 19, { kind: 'atLeast', count: 5 }],
		[9, 19, { kind: 'atLeast', count: 5 }],
		[10, 19, { kind: 'atLeast', count: 10 }],
		[4, null, { kind: 'fewerThan', count: 5 }],
		[49, null, { kind: 'atLeast', count: 45 }],
		[50, null, { kind: 'atLeast', count: 50 }],
		[499, null, { kind: 'atLeast', count: 490 }],
		[1234, null, { kind: 'atLeast', count: 1200 }]
	])('%i of %s', (answered, eligible, turnout) => {
		expect(turnoutOf(answered, eligible)).toEqual(turnout);
	});
});

test('the figure changes at most once while any four in a row answer', () => {
	const eligible = fc.option(fc.integer({ min: 1, max: 2000 }));
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 3000 }), eligible, (answered, among) => {
			const figures = [0, 1, 2, 3].map((more) => turnoutOf(answered + more, among));
			const changes = figures.slice(1).filter((now, index) => {
				const before = figures[index];
				return before !== undefined && !sameTurnout(before, now);
			});
			expect(changes.length).toBeLessThanOrEqual(1);
		})
	);
});
