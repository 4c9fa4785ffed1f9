import { expect, it } from 'vitest';
import { ExpectedError } from '#lib/domain/errors.ts';
import { commonPasswords } from './common-passwords.ts';
import { assertGoodPassword, normalisePassword } from './password-rule.ts';

function verdict(password: string, own: string[] = []): string {
	try {
		assertGoodPassword(password, own);
		return 'good';
	} catch (error) {
		if (error instanceof ExpectedError) return error.code;
		throw error;
	}
}

it.each([
	'korrekt häst batteri klammer',
	'Tre små grisar 7',
	'x9#kLq!0vB7pQ',
	'🦉🦉 ugglor i mossen',
	'passwordhorsestaple',
	'åäöåäö hej på dig',
	'y'.repeat(4) + 'min lilla båt' + 'z'.repeat(183)
])('takes %s', (password) => {
	expect(verdict(password)).toBe('good');
});

it.each(['', 'kort', 'elva tecken', 'ååååååååååå'])('finds %j too short', (password) => {
	expect(verdict(password)).toBe('passwordTooShort');
});

it.each([
	'password1234',
	'Password2026!!',
	'!!!!password!!!!',
	'Lösenord2026!',
	'losenord123456',
	'Sommaren2026!',
	'vänkrets2026!',
	'Stockholm 2026',
	'123456789012',
	'198001011234',
	'qwertyuiopåasd',
	'qwertyuiop12',
	'abcdefghijklm',
	'mlkjihgfedcba',
	'aaaaaaaaaaaab',
	'abcabcabcabc',
	'lösenlösenlösen',
	'1qaz2wsx3edc4rfv',
	'SCANDINAVIAN'
])('finds %s too easy to guess', (password) => {
	expect(verdict(password)).toBe('passwordTooCommon');
});

it('takes no password made of the own name or address', () => {
	const own = ['Anna-Karin Bergström', 'anna-karin.bergstrom@region.se'];
	expect(verdict('AnnaKarinBergström', own)).toBe('passwordTooCommon');
	expect(verdict('bergström 1234567', own)).toBe('passwordTooCommon');
	expect(verdict('Anna-Karin.Bergstrom1', own)).toBe('passwordTooCommon');
	expect(verdict('anna-karin.bergstrom@region.se', own)).toBe('passwordTooCommon');
	expect(verdict('bergströms hund heter Ludde', own)).toBe('good');
});

it('takes at most two hundred characters, counted as a person counts', () => {
	const words = 'en mycket lång mening om ugglor '.repeat(10);
	expect(verdict(words.slice(0, 200))).toBe('good');
	expect(verdict(words.slice(0, 201))).toBe('invalidInput');
	expect(verdict(`${'🦉'.repeat(150)}${words.slice(0, 50)}`)).toBe('good');
});

it('takes å as one character or as two for the same letter', () => {
	expect(normalisePassword('å')).toBe(normalisePassword('a\u030a'));
	expect(verdict('Lo\u0308senord2026')).toBe('passwordTooCommon');
});

it('keeps a list of more than three thousand common passwords', () => {
	expect(commonPasswords.size).toBeGreaterThan(3000);
	for (const word of ['password', 'qwerty', 'lösenord', 'sommar', 'vankrets'])
		expect(commonPasswords.has(word)).toBe(true);
});
