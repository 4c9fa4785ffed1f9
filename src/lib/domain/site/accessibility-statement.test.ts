import { describe, expect, it } from 'vitest';
import { isOutdated, wrongStatementFields, type Statement } from './accessibility-statement.ts';

const statement: Statement = {
	actor: 'Region Norr',
	service: 'Vänkrets',
	conformance: 'partly',
	shortcomings: 'Some texts have no language mark, because …',
	burden: '',
	outOfScope: '',
	method: 'Self-assessment',
	assessedOn: '2026-11-22',
	otherContact: ''
};

describe('an accessibility statement', () => {
	it.each([
		['has all it needs', {}, []],
		[
			'needs no shortcomings when fully in conformity',
			{ conformance: 'fully', shortcomings: '' },
			[]
		],
		['says what is lacking when partly in conformity', { shortcomings: ' \n' }, ['shortcomings']],
		[
			'says what is lacking when not in conformity',
			{ conformance: 'not', shortcomings: '' },
			['shortcomings']
		],
		['names who is responsible', { actor: '' }, ['actor']],
		['names the service and the method', { service: '', method: ' ' }, ['service', 'method']],
		['knows three degrees', { conformance: 'almost' }, ['conformance']],
		['has a day of assessment that exists', { assessedOn: '2026-02-30' }, ['assessedOn']]
	])('%s', (_, change, wrong) => {
		expect(wrongStatementFields({ ...statement, ...change })).toEqual(wrong);
	});
});

describe('an assessment', () => {
	it.each([
		['2026-11-22', '2026-11-22', false],
		['2026-11-22', '2027-11-22', false],
		['2026-11-22', '2027-11-23', true],
		['2024-02-29', '2025-02-28', false],
		['2024-02-29', '2025-03-01', true]
	])('of %s is outdated on %s: %s', (assessedOn, today, outdated) => {
		expect(isOutdated(assessedOn, today)).toBe(outdated);
	});
});
