import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { changeStatementSchema } from '#lib/contract/forms/site.ts';
import { wrongStatementFields } from '#lib/domain/site/accessibility-statement.ts';
import { builtInStatement, statementOf } from './built-in-statement.ts';

describe.each(['sv', 'en'] as const)('the built-in statement in %s', (locale) => {
	const statement = builtInStatement(locale);

	it('has all that the law asks for and can be saved as it is', () => {
		expect(wrongStatementFields(statement)).toEqual([]);
		const form = v.parse(changeStatementSchema, { ...statement, version: '0' });
		expect(form).toEqual({ ...statement, version: '0' });
	});

	it('gives a reason for every shortcoming', () => {
		const reason = { sv: /Skälet är/, en: /The reason is/ }[locale];
		for (const line of statement.shortcomings.split('\n')) expect(line).toMatch(reason);
	});
});

it('gives way to what the operator has written, also to what is left empty', () => {
	const saved = { ...builtInStatement('sv'), actor: 'Region Norr', shortcomings: '' };
	expect(statementOf(saved, 'sv')).toEqual(saved);
	expect(statementOf(null, 'en')).toEqual(builtInStatement('en'));
});
