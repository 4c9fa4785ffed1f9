import { expect, test } from 'vitest';
import { decideWalk, walkedStage } from './compare-walk.ts';

const keys = ['goals', 'budget', 'analysis'];

test.each([
	[null, { to: 'next' }, 'goals'],
	[null, { to: 'previous' }, null],
	['goals', { to: 'next' }, 'budget'],
	['goals', { to: 'previous' }, null],
	['analysis', { to: 'next' }, 'analysis'],
	['budget', { to: 'overview' }, null],
	['budget', { to: 'stage', stageKey: 'analysis' }, 'analysis'],
	['budget', { to: 'stage', stageKey: 'gone' }, null],
	['gone', { to: 'next' }, 'goals'],
	['gone', { to: 'previous' }, null]
] as const)('from %s, %j: %s', (from, step, to) => {
	expect(decideWalk(keys, from, step)).toBe(to);
});

test('a stage that the template no longer has is the overview', () => {
	expect(walkedStage(keys, 'gone')).toBeNull();
	expect(walkedStage([], 'goals')).toBeNull();
	expect(decideWalk([], null, { to: 'next' })).toBeNull();
});
