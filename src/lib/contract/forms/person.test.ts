import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
	changePasswordSchema,
	changePersonSchema,
	createPersonSchema,
	setUpSchema,
	signInSchema
} from './person.ts';

const organisation = '6f0e2a34-9a0b-4c39-8d16-52f1a1f02018';
const anna = { name: 'Anna Berg', email: 'Anna.Berg@Region.SE ', administrator: 'on' };

function wrongFields(schema: v.GenericSchema, form: unknown): string[] {
	const parsed = v.safeParse(schema, form);
	return (parsed.issues ?? []).map((issue) => String(issue.path?.[0]?.key));
}

describe('a person', () => {
	it('has one address, however it is written', () => {
		expect(v.parse(createPersonSchema, anna).email).toBe('anna.berg@region.se');
	});

	it.each([
		'anna',
		'anna@',
		'@region.se',
		'anna@region',
		'anna berg@region.se',
		'anna@region.se, bertil@region.se',
		'<anna@region.se>',
		'anna@@region.se',
		`${'a'.repeat(250)}@region.se`,
		'anna\u0000@region.se',
		''
	])('cannot have the address %j', (email) => {
		expect(wrongFields(createPersonSchema, { ...anna, email })).toEqual(['email']);
	});

	it('can have an address with å, plus and apostrophe', () => {
		const email = "åsa.o'hara+test@sjukhuset-växjö.se";
		expect(v.parse(createPersonSchema, { ...anna, email }).email).toBe(email);
	});

	it.each(['', '   ', '\u200b', 'x'.repeat(201)])('cannot be named %j', (name) => {
		expect(wrongFields(createPersonSchema, { ...anna, name })).toEqual(['name']);
	});

	it('is an administrator, has a role in an organisation, or both, but not neither', () => {
		const chosen = { [`organisation-${organisation}`]: 'politician' };
		expect(v.parse(createPersonSchema, { ...anna, ...chosen })).toEqual({
			name: 'Anna Berg',
			email: 'anna.berg@region.se',
			administrator: true,
			memberships: [{ organisationId: organisation, role: 'politician' }]
		});
		const { name, email } = anna;
		expect(v.parse(createPersonSchema, { name, email, ...chosen }).administrator).toBe(false);
		expect(wrongFields(createPersonSchema, { name, email })).toEqual(['memberships']);
		const none = { [`organisation-${organisation}`]: '' };
		expect(wrongFields(createPersonSchema, { name, email, ...none })).toEqual(['memberships']);
	});

	it.each([
		['organisation-x', 'keyPerson'],
		[`organisation-${organisation}`, 'on'],
		[`organisation-${organisation}`, 'administrator']
	])('cannot have %s as %s', (name, role) => {
		expect(wrongFields(createPersonSchema, { ...anna, [name]: role })).toEqual(['memberships']);
	});

	it('is changed only from what was read', () => {
		expect(wrongFields(changePersonSchema, anna)).toEqual(['version']);
		expect(v.parse(changePersonSchema, { ...anna, version: '17' }).version).toBe('17');
	});

	it('gets nothing from fields the form does not have', () => {
		const odd = { ...anna, password_hash: 'x', session_epoch: '9', disabled_at: '' };
		expect(Object.keys(v.parse(createPersonSchema, odd)).sort()).toEqual([
			'administrator',
			'email',
			'memberships',
			'name'
		]);
	});
});

describe('a new password', () => {
	const form = { name: 'Anna', email: 'anna@region.se', password: 'tre små grisar' };

	it('is typed once with script, and twice the same without', () => {
		expect(wrongFields(setUpSchema, form)).toEqual([]);
		expect(wrongFields(setUpSchema, { ...form, passwordAgain: 'tre små grisar' })).toEqual([]);
		expect(wrongFields(setUpSchema, { ...form, passwordAgain: 'tre sma grisar' })).toEqual([
			'passwordAgain'
		]);
	});

	it('may be the first, with no present one beside it', () => {
		const { password } = form;
		expect(v.parse(changePasswordSchema, { password }).currentPassword).toBe('');
		expect(
			wrongFields(changePasswordSchema, { password, currentPassword: 'x'.repeat(2001) })
		).toEqual(['currentPassword']);
	});
});

it('signing in asks for something in both fields and no more', () => {
	expect(wrongFields(signInSchema, {})).toEqual(['email', 'password']);
	expect(wrongFields(signInSchema, { email: ' ', password: '' })).toEqual(['email', 'password']);
	expect(wrongFields(signInSchema, { email: 'not an address', password: 'x' })).toEqual([]);
});
