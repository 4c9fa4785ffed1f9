import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignSteps } from './step-rows.ts';
import { fieldRows, type StepTexts } from './step-fields.ts';

/** "Mål", or "Mål#7" for a step tied to item 7. */
const step = (written: string) => {
	const [name = '', ...items] = written.split('#');
	return { stepId: written, name, itemNos: items.map(Number) };
};
const aligned = (...regions: string[][]) =>
	alignSteps(regions.map((names) => names.map(step))).map((row) =>
		row.map((one) => one?.stepId ?? '–').join(' ')
	);

describe('steps of one stage beside each other', () => {
	test.each([
		['one each, whatever they are called', [['Mål'], ['Vision']], ['Mål Vision']],
		[
			'the same name, in another place',
			[['Anvisning', 'Budget'], ['Budget']],
			['Anvisning –', 'Budget Budget']
		],
		[
			'the same item',
			[
				['A', 'B#7'],
				['C#7', 'D']
			],
			['A –', 'B#7 C#7', '– D']
		],
		[
			'a similar name before a common item',
			[
				['Nämnderna gör planer#3'],
				['Direktören ger anvisningar#3', 'Förvaltningarna gör planer#3']
			],
			['– Direktören ger anvisningar#3', 'Nämnderna gör planer#3 Förvaltningarna gör planer#3']
		],
		['one has more', [['A'], ['B', 'C', 'D']], ['A B', '– C', '– D']],
		['one has none', [[], ['B']], ['– B']],
		['nobody has any', [[], []], []],
		[
			'the step before a common one comes before it',
			[['Budget'], ['Anvisning', 'Budget']],
			['– Anvisning', 'Budget Budget']
		],
		[
			'a chain is never broken: what stands in other order stays in its own',
			[
				['Budget', 'Mål'],
				['Mål', 'Budget']
			],
			['– Mål', 'Budget Budget', 'Mål –']
		],
		[
			'three',
			[['A', 'Budget'], ['Budget'], ['budgeten', 'B']],
			['A – –', 'Budget Budget budgeten', '– – B']
		]
	])('%s', (_, regions, rows) => {
		expect(aligned(...regions)).toEqual(rows);
	});

	test('each step once, in its own region, in its own order', () => {
		const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e#1', 'f#1', 'g#2'), {
			maxLength: 6
		});
		fc.assert(
			fc.property(names, names, names, (...regions) => {
				const rows = alignSteps(regions.map((one) => one.map(step)));
				regions.forEach((one, region) => {
					expect(rows.flatMap((row) => row[region]?.stepId ?? [])).toEqual(one);
				});
				for (const row of rows) expect(row.some((one) => one !== null)).toBe(true);
			})
		);
	});
});

describe('the fields of steps in one row', () => {
	const texts = (given: Partial<StepTexts>): StepTexts => ({
		who: '',
		what: '',
		input: '',
		output: '',
		document: '',
		occurs: '',
		...given
	});

	test('only what somebody has filled in, and whether all say the same', () => {
		expect(
			fieldRows([
				texts({ who: 'Regionstyrelsen', occurs: 'i juni' }),
				texts({ who: 'regionstyrelse', occurs: 'I november' }),
				null
			])
		).toEqual([
			{ field: 'who', texts: ['Regionstyrelsen', 'regionstyrelse', null], alike: true },
			{ field: 'occurs', texts: ['i juni', 'I november', null], alike: false }
		]);
	});

	test('what only one says is no sameness', () => {
		expect(fieldRows([texts({ who: 'A' }), texts({})])).toEqual([
			{ field: 'who', texts: ['A', ''], alike: false }
		]);
		expect(fieldRows([texts({ who: 'A' }), null])).toEqual([
			{ field: 'who', texts: ['A', null], alike: false }
		]);
		expect(fieldRows([null, texts({})])).toEqual([]);
	});
});
