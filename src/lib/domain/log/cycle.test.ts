import { describe, expect, test } from 'vitest';
import {
	cycleFieldProblem,
	cycleFields,
	cycleStages,
	cycleSteps,
	decideCycle,
	emptyTexts,
	isWritable,
	missingFor,
	stateOfCycle,
	type Cycle,
	type CycleField,
	type CycleStage,
	type CycleStep
} from './cycle.ts';

const full = Object.fromEntries(
	cycleFields.map((field) => [field, `Om ${field}`])
) as unknown as Cycle['texts'];
const without = (...fields: readonly CycleField[]): Cycle['texts'] => ({
	...full,
	...Object.fromEntries(fields.map((field) => [field, '  ']))
});
const at = (stage: CycleStage, texts = full): Cycle => ({
	stage,
	decision: stage === 'acted' ? 'adopt' : null,
	texts
});
const outcome = (cycle: Cycle, step: CycleStep, owner = 'Karin') => {
	try {
		const { stage, decision } = decideCycle(cycle, step, owner);
		return decision === null ? stage : `${stage} (${decision})`;
	} catch (error) {
		return (error as { code: string }).code;
	}
};

describe('the steps of a cycle with everything written', () => {
	const table: Record<CycleStep, Record<CycleStage, string>> = {
		do: {
			planned: 'doing',
			doing: 'stepNotInCycle',
			studying: 'stepNotInCycle',
			acted: 'stepNotInCycle'
		},
		study: {
			planned: 'stepNotInCycle',
			doing: 'studying',
			studying: 'stepNotInCycle',
			acted: 'stepNotInCycle'
		},
		adopt: {
			planned: 'stepNotInCycle',
			doing: 'stepNotInCycle',
			studying: 'acted (adopt)',
			acted: 'stepNotInCycle'
		},
		adapt: {
			planned: 'stepNotInCycle',
			doing: 'stepNotInCycle',
			studying: 'acted (adapt)',
			acted: 'stepNotInCycle'
		},
		abandon: {
			planned: 'stepNotInCycle',
			doing: 'stepNotInCycle',
			studying: 'acted (abandon)',
			acted: 'stepNotInCycle'
		},
		back: { planned: 'stepNotInCycle', doing: 'planned', studying: 'doing', acted: 'studying' }
	};
	test.each(cycleSteps.flatMap((step) => cycleStages.map((stage) => [step, stage] as const)))(
		'%s from %s',
		(step, stage) => {
			expect(outcome(at(stage), step)).toBe(table[step][stage]);
		}
	);

	test('an adapted cycle is not gone back into: the next one has begun', () => {
		expect(outcome({ ...at('acted'), decision: 'adapt' }, 'back')).toBe('stepNotInCycle');
	});
});

describe('the gates', () => {
	test.each([
		['do', 'planned', ['prediction'], 'planIncomplete'],
		['do', 'planned', ['measure'], 'planIncomplete'],
		['do', 'planned', ['prediction', 'measure'], 'planIncomplete'],
		['do', 'planned', ['aim', 'changeIdea'], 'doing'],
		['study', 'doing', ['observed'], 'studying'],
		['adopt', 'studying', ['observed'], 'studyIncomplete'],
		['adopt', 'studying', ['learned'], 'studyIncomplete'],
		['adapt', 'studying', ['observed'], 'studyIncomplete'],
		['adapt', 'studying', ['learned'], 'studyIncomplete'],
		['abandon', 'studying', ['observed', 'learned'], 'studyIncomplete'],
		['abandon', 'studying', ['unexpected', 'compared', 'nextChange'], 'acted (abandon)']
	] as const)('%s from %s without %j: %s', (step, stage, missing, expected) => {
		expect(outcome(at(stage, without(...missing)), step)).toBe(expected);
	});

	test('say what is missing, in the order it is written', () => {
		expect(missingFor('do', emptyTexts)).toEqual(['prediction', 'measure']);
		expect(missingFor('adapt', emptyTexts)).toEqual(['prediction', 'observed', 'learned']);
	});

	test('what is adopted has somebody who keeps it alive; the rest needs nobody', () => {
		expect(outcome(at('studying'), 'adopt', ' ')).toBe('ownerMissing');
		expect(outcome(at('studying'), 'adapt', '')).toBe('acted (adapt)');
		expect(outcome(at('studying'), 'abandon', '')).toBe('acted (abandon)');
	});
});

describe('the next cycle', () => {
	test('goes on with the aim, the changed idea and the measure, and predicts anew', () => {
		expect(decideCycle(at('studying'), 'adapt', '').next).toEqual({
			...emptyTexts,
			aim: 'Om aim',
			changeIdea: 'Om nextChange',
			measure: 'Om measure'
		});
	});
	test('keeps the idea where no change of it was written', () => {
		expect(decideCycle(at('studying', without('nextChange')), 'adapt', '').next?.changeIdea).toBe(
			'Om changeIdea'
		);
	});
	test('begins after no other decision', () => {
		expect(decideCycle(at('studying'), 'adopt', 'Karin').next).toBeNull();
		expect(decideCycle(at('studying'), 'abandon', '').next).toBeNull();
	});
});

test.each([
	['planned', null, 'planned'],
	['doing', null, 'underway'],
	['studying', null, 'underway'],
	['acted', 'adopt', 'done'],
	['acted', 'abandon', 'stopped']
] as const)('a cycle that is %s (%s) makes its entry %s', (stage, decision, state) => {
	expect(stateOfCycle({ stage, decision })).toBe(state);
});

describe('what may be written when', () => {
	const table: Record<CycleStage, readonly CycleField[]> = {
		planned: ['aim', 'changeIdea', 'prediction', 'measure'],
		doing: ['asPlanned', 'observed', 'unexpected'],
		studying: ['asPlanned', 'observed', 'unexpected', 'compared', 'learned', 'nextChange'],
		acted: []
	};
	test.each(cycleStages)('%s', (stage) => {
		expect(cycleFields.filter((field) => isWritable(stage, field))).toEqual(table[stage]);
	});
	test('a prediction is not written over once the test is under way', () => {
		expect(cycleFieldProblem('doing', 'prediction', 'Efteråt')).toBe('cycleFieldLocked');
		expect(cycleFieldProblem('planned', 'prediction', 'Före')).toBeNull();
		expect(cycleFieldProblem('planned', 'prediction', 'a'.repeat(4001))).toBe('textTooLong');
	});
});
