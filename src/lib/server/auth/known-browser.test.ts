import { expect, it } from 'vitest';
import { knownBrowserName, withPerson } from './known-browser.ts';

const anna = { id: 'anna', password_hash: 'hash of annas password' };
const bertil = { id: 'bertil', password_hash: 'hash of bertils password' };

function cookieOf(...persons: { id: string; password_hash: string }[]): string | undefined {
	return persons.reduce<string | undefined>(
		(cookie, person) => withPerson(cookie, person.id, person.password_hash),
		undefined
	);
}

it('knows the browser for those who have signed in with it, and for nobody else', () => {
	const cookie = cookieOf(anna);
	expect(knownBrowserName(cookie, anna)).toMatch(/^[\w-]{22}$/);
	expect(knownBrowserName(cookie, bertil)).toBeNull();
	expect(knownBrowserName(undefined, anna)).toBeNull();
	expect(knownBrowserName(cookie, undefined)).toBeNull();
});

it('keeps the browser’s name when a second person signs in', () => {
	const first = cookieOf(anna);
	const both = withPerson(first, bertil.id, bertil.password_hash);
	expect(knownBrowserName(both, anna)).toBe(knownBrowserName(first, anna));
	expect(knownBrowserName(both, bertil)).toBe(knownBrowserName(first, anna));
});

it('forgets the browser when the password changes', () => {
	expect(knownBrowserName(cookieOf(anna), { ...anna, password_hash: 'new' })).toBeNull();
	expect(knownBrowserName(cookieOf(anna), { ...anna, password_hash: null })).toBeNull();
});

it('does not grow without end', () => {
	const persons = Array.from({ length: 20 }, (_, index) => ({
		id: String(index),
		password_hash: `hash ${String(index)}`
	}));
	const cookie = cookieOf(...persons) ?? '';
	expect(cookie.split('.')).toHaveLength(6);
	expect(knownBrowserName(cookie, persons[19])).not.toBeNull();
	expect(knownBrowserName(cookie, persons[0])).toBeNull();
});

it('makes a new browser out of a cookie it did not make', () => {
	for (const odd of ['', 'x', '..', 'a'.repeat(5000), `${'a'.repeat(22)}.${'b'.repeat(21)}`]) {
		expect(knownBrowserName(odd, anna)).toBeNull();
		expect(knownBrowserName(withPerson(odd, anna.id, anna.password_hash), anna)).not.toBeNull();
	}
});
