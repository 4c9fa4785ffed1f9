import { describe, expect, test } from 'vitest';
import { assertMayPresent, assertPresents } from './presenting.ts';

describe('who may present', () => {
	test.each([
		[{ isMember: true, mayLead: false, onStage: false, sharing: null }, null],
		[{ isMember: true, mayLead: false, onStage: false, sharing: 'private' }, null],
		[{ isMember: false, mayLead: true, onStage: true, sharing: null }, null],
		[{ isMember: false, mayLead: true, onStage: false, sharing: 'group' }, null],
		[
			{ isMember: false, mayLead: true, onStage: false, sharing: 'private' },
			'presentationNotReadable'
		],
		[{ isMember: false, mayLead: true, onStage: false, sharing: null }, 'presentationNotReadable'],
		[{ isMember: false, mayLead: false, onStage: true, sharing: 'group' }, 'notAllowed']
	] as const)('%j: %s', (presenting, code) => {
		const attempt = () => {
			assertMayPresent(presenting);
		};
		if (code === null) expect(attempt).not.toThrow();
		else expect(attempt).toThrow(code);
	});

	test('whoever does not present steps nothing', () => {
		expect(() => {
			assertPresents('a', 'a');
		}).not.toThrow();
		expect(() => {
			assertPresents('a', 'b');
		}).toThrow('notPresenting');
		expect(() => {
			assertPresents(null, 'b');
		}).toThrow('notPresenting');
	});
});
