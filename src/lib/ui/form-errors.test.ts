import { expect, it } from 'vitest';
import { errorText } from './error-text.ts';
import { errorOf, formErrors } from './form-errors.ts';

it('has nothing to say of a form that did not fail', () => {
	expect(formErrors(null)).toEqual([]);
	expect(formErrors(undefined)).toEqual([]);
});

it('says at each wrong field what is wrong with it', () => {
	const texts = { name: () => 'Skriv ett namn', email: () => 'Skriv en e-postadress' };
	const errors = formErrors({ code: 'invalidInput', fields: ['email', 'name'] }, texts);
	expect(errors).toEqual([
		{ name: 'email', message: 'Skriv en e-postadress' },
		{ name: 'name', message: 'Skriv ett namn' }
	]);
	expect(errorOf(errors, 'name')).toBe('Skriv ett namn');
	expect(errorOf(errors, 'other')).toBeNull();
});

it('says the failure itself at the field it is about, else about the whole form', () => {
	expect(formErrors({ code: 'emailTaken', fields: ['email'] })).toEqual([
		{ name: 'email', message: errorText('emailTaken') }
	]);
	expect(formErrors({ code: 'wrongCredentials', fields: [] })).toEqual([
		{ name: null, message: errorText('wrongCredentials') }
	]);
});

it('tells whoever was signed out meanwhile that nothing typed is lost', () => {
	const [error] = formErrors({ code: 'notSignedIn', fields: [] });
	expect(error?.message).not.toBe(errorText('notSignedIn'));
});

it('still says something of a field nobody has words for', () => {
	expect(formErrors({ code: 'invalidInput', fields: ['odd'] })).toEqual([
		{ name: 'odd', message: errorText('invalidInput') }
	]);
	expect(formErrors({ code: 'invalidInput', fields: [] })).toEqual([
		{ name: null, message: errorText('invalidInput') }
	]);
});
