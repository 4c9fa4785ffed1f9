import { describe, expect, test } from 'vitest';
import type { MemberRole } from '../access/actor.ts';
import { assertMayBecome, missingSeats, type Member } from './members.ts';

const people = (...roles: MemberRole[]): Member[] =>
	roles.map((role, index) => ({ personId: String(index), role }));

describe('the three seats', () => {
	test.each([
		[[], ['politician', 'seniorManager', 'keyPerson']],
		[['keyPerson'], ['politician', 'seniorManager']],
		[['other', 'keyPerson', 'politician', 'politician'], ['seniorManager']],
		[['seniorManager', 'keyPerson', 'politician'], []]
	] as [MemberRole[], MemberRole[]][])('of %j misses %j', (roles, missing) => {
		expect(missingSeats(people(...roles))).toEqual(missing);
	});
});

describe('a member', () => {
	test.each(['politician', 'seniorManager', 'other', null] as const)(
		'who is the only key person cannot become %s',
		(role) => {
			expect(() => {
				assertMayBecome(people('keyPerson', 'politician'), '0', role);
			}).toThrow('lastKeyPerson');
		}
	);

	test.each([
		['the only key person may stay one', ['keyPerson'], '0', 'keyPerson'],
		['one key person of two may leave', ['keyPerson', 'keyPerson'], '0', null],
		['a politician may leave the only key person', ['keyPerson', 'politician'], '1', null],
		['a politician may become key person', ['keyPerson', 'politician'], '1', 'keyPerson'],
		['people without any key person may change', ['politician'], '0', 'other']
	] as [string, MemberRole[], string, MemberRole | null][])('%s', (_, roles, personId, role) => {
		expect(() => {
			assertMayBecome(people(...roles), personId, role);
		}).not.toThrow();
	});

	test('has to be one', () => {
		expect(() => {
			assertMayBecome(people('keyPerson'), 'somebody else', null);
		}).toThrow('notFound');
	});
});
