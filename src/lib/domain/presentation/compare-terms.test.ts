import { describe, expect, test } from 'vitest';
import { isSameTerm, sharedByAll, termsOf } from './compare-terms.ts';

describe('names in a text', () => {
	test.each([
		['', []],
		['Regionstyrelsen', ['Regionstyrelsen']],
		['Regionstyrelsen och ekonomidirektören', ['Regionstyrelsen', 'ekonomidirektören']],
		['Hälso- och sjukvårdsnämnden', ['Hälso- och sjukvårdsnämnden']],
		['Nämnd; förvaltning / stab & kansli', ['Nämnd', 'förvaltning', 'stab', 'kansli']],
		['  Strateg,\n strategen.  ', ['Strateg']],
		['Ekonomidirektör samt controller', ['Ekonomidirektör', 'controller']],
		[', ;', []]
	])('%j', (text, terms) => {
		expect(termsOf([text])).toEqual(terms);
	});
});

test.each([
	['Regionstyrelsen', 'regionstyrelse', true],
	['nämnderna', 'nämnder', true],
	['kansliet', 'kansli', true],
	['Strateg', 'Strategi', false],
	['RS', 'RSn', false],
	['ekonom', 'ekonomidirektör', false],
	['A\u030Arsredovisning', '\u00C5rsredovisning', true],
	['', '', true]
])('%s and %s: %s', (one, other, same) => {
	expect(isSameTerm(one, other)).toBe(same);
	expect(isSameTerm(other, one)).toBe(same);
});

test('what all name is what every list that has anything names', () => {
	expect(sharedByAll([['Nämnd', 'Stab'], ['nämnden'], []])).toEqual(['Nämnd']);
	expect(sharedByAll([['Nämnd'], []])).toEqual([]);
	expect(sharedByAll([])).toEqual([]);
});
