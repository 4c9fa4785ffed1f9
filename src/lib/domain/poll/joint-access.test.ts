import { describe, expect, it, test } from 'vitest';
import { jointAccess, latestShared } from './joint-access.ts';

describe('what a region sees of the joint table', () => {
	it.each([
		[false, 0, 'shareFirst'],
		[false, 1, 'shareFirst'],
		[false, 2, 'shareFirst'],
		[true, 1, 'tooFew'],
		[true, 2, 'shown'],
		[true, 3, 'shown']
	] as const)('itself sharing %s, %i sharing: %s', (ownShared, shared, access) => {
		expect(jointAccess({ ownShared, shared })).toBe(access);
	});
});

test('a region that shares twice counts once, with what it did last', () => {
	const run = (organisationId: string, ordinal: number) => ({ organisationId, ordinal });
	expect(latestShared([run('a', 1), run('b', 2), run('a', 3), run('a', 2)])).toEqual([
		run('a', 3),
		run('b', 2)
	]);
});
