import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	compareProcesses,
	isDifferent,
	stagesOfTemplates,
	type ComparedMark,
	type ComparedRegion,
	type ComparedStep
} from './compare.ts';

/** "enough", "improve missing" (two steps), "-" (a step without a mark), "" (no step); null: not readable. */
type Drawn = string | null;

let count = 0;
function steps(stageKey: string, drawn: string, texts: Partial<ComparedStep> = {}): ComparedStep[] {
	return drawn
		.split(' ')
		.filter((one) => one !== '')
		.map((mark) => ({
			stepId: `step-${String((count += 1))}`,
			stageKey,
			who: '',
			document: '',
			mark: mark === '-' ? null : (mark as ComparedMark),
			...texts
		}));
}

function atOneStage(...drawn: Drawn[]) {
	const regions = drawn.map((one, index) => ({
		organisationId: 'abc'.charAt(index),
		steps: one === null ? null : steps('goals', one)
	}));
	const [stage] = compareProcesses(['goals'], regions).stages;
	if (stage === undefined) throw new Error('one stage');
	return stage;
}

describe('how regions stand at a stage', () => {
	test.each([
		['enough', 'enough', false],
		['enough enough', 'enough', false],
		['enough missing', 'missing', true],
		['improve enough', 'improve', true],
		['- enough', 'enough', false],
		['-', 'unmarked', false],
		['', 'none', false],
		[null, 'unread', false]
	])('%j is %s', (drawn, level, partly) => {
		expect(atOneStage(drawn, 'enough').standings[0]).toEqual({
			organisationId: 'a',
			level,
			partly
		});
	});
});

describe('how much a stage differs', () => {
	test.each([
		['the same judgement', ['enough', 'enough', 'enough'], 'none', 'enough'],
		['all lack it', ['missing', 'missing'], 'none', 'missing'],
		['nobody has drawn it', ['', '', ''], 'none', 'none'],
		['works with one, is missing with another', ['enough', 'missing'], 'large', null],
		['works with one, another has not drawn it', ['enough', ''], 'large', null],
		['one step apart', ['enough', 'improve'], 'some', null],
		['improving beside nothing', ['improve', '', 'improve'], 'some', null],
		['unmarked beside nothing', ['-', ''], 'some', null],
		['missing beside nothing: both lack it', ['missing', ''], 'detail', null],
		['nobody has marked', ['-', '-'], 'none', 'unmarked'],
		['unmarked beside working cannot be weighed', ['-', 'enough'], 'none', null],
		['the third is not readable', ['enough', null, 'missing'], 'large', null],
		['only one is readable', ['enough', null, null], 'none', null]
	] as const)('%s', (_, drawn, weight, common) => {
		const stage = atOneStage(...drawn);
		expect([stage.weight, stage.common]).toEqual([weight, common]);
		expect(isDifferent(stage)).toBe(weight !== 'none');
	});

	test('whoever has not drawn a step is told', () => {
		expect(atOneStage('enough', '', null).differences).toEqual([
			{ about: 'mark' },
			{ about: 'presence', without: ['b'] }
		]);
	});
});

describe('who does it, and on which document', () => {
	const compared = (...texts: Partial<ComparedStep>[]) => {
		const regions = texts.map((one, index) => ({
			organisationId: 'abc'.charAt(index),
			steps: steps('goals', 'enough', one)
		}));
		const [stage] = compareProcesses(['goals'], regions).stages;
		return { differences: stage?.differences, sharedWho: stage?.sharedWho, weight: stage?.weight };
	};

	test.each([
		['the same', 'Regionstyrelsen', 'regionstyrelse', [], ['Regionstyrelsen'], 'none'],
		[
			'one in common',
			'Regionstyrelsen, ekonomidirektören',
			'Strateg och regionstyrelsen',
			[],
			['Regionstyrelsen'],
			'none'
		],
		[
			'nobody in common',
			'Ekonomidirektören',
			'Jämställdhetsstrategen',
			[{ about: 'who', apart: ['a', 'b'] }],
			[],
			'detail'
		],
		['only one says', 'Ekonomidirektören', '', [], [], 'none']
	] as const)('who: %s', (_, one, other, differences, sharedWho, weight) => {
		expect(compared({ who: one }, { who: other })).toEqual({ differences, sharedWho, weight });
	});

	test('of three, the one who shares nobody and those it shares nobody with are told', () => {
		const { differences } = compared({ who: 'A, B' }, { who: 'B' }, { who: 'C' });
		expect(differences).toEqual([{ about: 'who', apart: ['a', 'b', 'c'] }]);
	});

	test('a document with one and none with another is a difference, other names of it are not', () => {
		expect(compared({ document: 'Mål och budget' }, { document: '' }).differences).toEqual([
			{ about: 'document', without: ['b'] }
		]);
		expect(compared({ document: 'Mål och budget' }, { document: 'Flerårsplan' }).weight).toBe(
			'none'
		);
		expect(compared({ document: '' }, { document: '' }).weight).toBe('none');
		expect(compared({ document: 'Plan' }, { mark: 'missing' }).differences).toEqual([
			{ about: 'mark' }
		]);
	});
});

describe('what stands out', () => {
	const keys = ['goals', 'budget', 'planning', 'analysis', 'decision'];
	/** One row for each region, one word for each stage. */
	const findingOf = (...rows: (readonly string[] | null)[]) =>
		compareProcesses(
			keys,
			rows.map((row, index) => ({
				organisationId: 'abc'.charAt(index),
				steps: row?.flatMap((drawn, at) => steps(keys[at] ?? '', drawn)) ?? null
			}))
		);

	test.each([
		[
			'the one stage that differs most',
			[
				['enough', 'enough', 'improve', 'missing', ''],
				['enough', 'improve', 'improve', 'enough', '']
			],
			{ kind: 'largest', stages: ['analysis'] }
		],
		[
			'a split in three is as large as one region alone',
			[
				['enough', 'enough', '', '', ''],
				['missing', 'missing', '', '', ''],
				['enough', 'improve', '', '', '']
			],
			{ kind: 'largest', stages: ['goals', 'budget'] }
		],
		[
			'several as large, in the order of the template',
			[
				['missing', 'enough', 'enough', '', ''],
				['enough', 'enough', 'missing', '', '']
			],
			{ kind: 'largest', stages: ['goals', 'planning'] }
		],
		[
			'too many to single one out',
			[
				['missing', 'missing', 'missing', 'missing', ''],
				['enough', 'enough', 'enough', 'enough', '']
			],
			{ kind: 'manyDiffer', count: 4 }
		],
		[
			'a small difference where there is no large one',
			[
				['enough', 'improve', '', '', ''],
				['enough', 'enough', '', '', '']
			],
			{ kind: 'largest', stages: ['budget'] }
		],
		[
			'nothing',
			[
				['enough', 'improve', '', '', ''],
				['enough', 'improve', '', '', '']
			],
			{ kind: 'alike' }
		],
		[
			'only how',
			[
				['enough', 'missing', '', '', ''],
				['enough', '', '', '', '']
			],
			{ kind: 'detailsOnly' }
		],
		['nobody has drawn anything', [['', '', '', '', ''], []], { kind: 'noSteps' }],
		['one readable', [['enough', '', '', '', ''], null, null], { kind: 'tooFew', readable: 1 }],
		['none readable', [null, null], { kind: 'tooFew', readable: 0 }]
	])('%s', (_, rows, finding) => {
		expect(findingOf(...rows).finding).toEqual(finding);
	});

	test('what nobody has is told as well', () => {
		const { commonGaps } = findingOf(
			['enough', 'missing', '', 'missing', ''],
			['enough', 'missing', '', '', '']
		);
		// Analysis is missing with one and not drawn by the other: that is a difference in detail.
		expect(commonGaps).toEqual(['budget', 'planning', 'decision']);
		expect(findingOf(['', '', '', '', ''], null).commonGaps).toEqual([]);
	});

	test('no order of the regions changes what stands out', () => {
		const level = fc.constantFrom('enough', 'improve', 'missing', '-', '', 'enough missing');
		const row = fc.option(fc.array(level, { minLength: 5, maxLength: 5 }), { freq: 5 });
		fc.assert(
			fc.property(row, row, row, (a, b, c) => {
				const one = findingOf(a, b, c);
				const other = findingOf(c, a, b);
				expect(other.finding).toEqual(one.finding);
				expect(other.stages.map((stage) => stage.weight)).toEqual(
					one.stages.map((stage) => stage.weight)
				);
			})
		);
	});
});

test('regions stand in the order given, also those whose process is not readable', () => {
	const regions: ComparedRegion[] = [
		{ organisationId: 'c', steps: null },
		{ organisationId: 'a', steps: [] }
	];
	const [stage] = compareProcesses(['goals'], regions).stages;
	expect(stage?.standings.map((one) => one.organisationId)).toEqual(['c', 'a']);
});

describe('the stages of several versions of a template', () => {
	const keysOf = (...templates: string[][]) =>
		stagesOfTemplates(templates.map((one) => one.map((key) => ({ key })))).map(
			(stage) => stage.key
		);

	test.each([
		[[['a', 'b', 'c']], 'a b c'],
		[
			[
				['a', 'b', 'c'],
				['a', 'b', 'c']
			],
			'a b c'
		],
		[
			[
				['a', 'c'],
				['a', 'b', 'c']
			],
			'a b c'
		],
		[
			[
				['b', 'c'],
				['a', 'c', 'd']
			],
			'a b c d'
		],
		[
			[
				['a', 'b'],
				['b', 'a']
			],
			'a b'
		],
		[[[], ['a']], 'a'],
		[[], '']
	])('%j', (templates, expected) => {
		expect(keysOf(...templates).join(' ')).toBe(expected);
	});
});
