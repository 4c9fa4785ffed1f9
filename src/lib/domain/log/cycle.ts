import { ExpectedError, type ErrorCode } from '../errors.ts';
import { proseMax, type EntryState } from './entry.ts';

/**
 * Invariant: a test is predicted before it is done and studied before it is acted on (Planera · Utföra · Studera ·
 * Agera). What a stage was decided on stays as it was; who wants to change it goes back a stage first.
 */
export const cycleStages = ['planned', 'doing', 'studying', 'acted'] as const;
export type CycleStage = (typeof cycleStages)[number];

export const cycleDecisions = ['adopt', 'adapt', 'abandon'] as const;
export type CycleDecision = (typeof cycleDecisions)[number];

export const cycleSteps = ['do', 'study', ...cycleDecisions, 'back'] as const;
export type CycleStep = (typeof cycleSteps)[number];

export const cycleFields = [
	'aim',
	'changeIdea',
	'prediction',
	'measure',
	'asPlanned',
	'observed',
	'unexpected',
	'compared',
	'learned',
	'nextChange'
] as const;
export type CycleField = (typeof cycleFields)[number];
export type CycleTexts = Readonly<Record<CycleField, string>>;

/** The parts of the cycle and their fields, in the order they are written. */
export const cycleParts = {
	planned: ['aim', 'changeIdea', 'prediction', 'measure'],
	doing: ['asPlanned', 'observed', 'unexpected'],
	studying: ['compared', 'learned', 'nextChange']
} as const satisfies Record<Exclude<CycleStage, 'acted'>, readonly CycleField[]>;

/** Which fields may be written at a stage: observations may be put right as long as they are being studied. */
const writable: Record<CycleStage, readonly CycleField[]> = {
	planned: cycleParts.planned,
	doing: cycleParts.doing,
	studying: [...cycleParts.doing, ...cycleParts.studying],
	acted: []
};

export const asPlannedAnswers = ['yes', 'partly', 'no'] as const;

export type Cycle = {
	readonly stage: CycleStage;
	readonly decision: CycleDecision | null;
	readonly texts: CycleTexts;
};

export const emptyTexts: CycleTexts = {
	aim: '',
	changeIdea: '',
	prediction: '',
	measure: '',
	asPlanned: '',
	observed: '',
	unexpected: '',
	compared: '',
	learned: '',
	nextChange: ''
};

export function isWritable(stage: CycleStage, field: CycleField): boolean {
	return writable[stage].includes(field);
}

export function cycleFieldProblem(
	stage: CycleStage,
	field: CycleField,
	value: string
): ErrorCode | null {
	if (!isWritable(stage, field)) return 'cycleFieldLocked';
	return value.length > proseMax ? 'textTooLong' : null;
}

/** What must be written before the step, and what refuses it when that is missing. */
const gates: Record<CycleStep, { from: readonly CycleStage[]; needs: readonly CycleField[] }> = {
	do: { from: ['planned'], needs: ['prediction', 'measure'] },
	study: { from: ['doing'], needs: [] },
	adopt: { from: ['studying'], needs: ['prediction', 'observed', 'learned'] },
	adapt: { from: ['studying'], needs: ['prediction', 'observed', 'learned'] },
	abandon: { from: ['studying'], needs: ['prediction', 'observed', 'learned'] },
	back: { from: ['doing', 'studying', 'acted'], needs: [] }
};

/** The fields that still have to be written before the step, in the order they are written. */
export function missingFor(step: CycleStep, texts: CycleTexts): CycleField[] {
	return gates[step].needs.filter((field) => texts[field].trim() === '');
}

export type CycleOutcome = {
	readonly stage: CycleStage;
	readonly decision: CycleDecision | null;
	/** What the next cycle starts with; null where none begins. */
	readonly next: CycleTexts | null;
};

/**
 * Where a step takes the cycle.
 * @throws ExpectedError stepNotInCycle, planIncomplete, studyIncomplete (with the fields), ownerMissing
 */
export function decideCycle(cycle: Cycle, step: CycleStep, owner: string): CycleOutcome {
	if (!gates[step].from.includes(cycle.stage)) throw new ExpectedError('stepNotInCycle');
	const missing = missingFor(step, cycle.texts);
	if (missing.length > 0)
		throw new ExpectedError(step === 'do' ? 'planIncomplete' : 'studyIncomplete', missing);
	switch (step) {
		case 'do':
			return { stage: 'doing', decision: null, next: null };
		case 'study':
			return { stage: 'studying', decision: null, next: null };
		case 'back':
			return back(cycle);
		case 'adopt':
			// What is adopted has somebody who keeps it alive (D4.14).
			if (owner.trim() === '') throw new ExpectedError('ownerMissing', ['who']);
			return { stage: 'acted', decision: 'adopt', next: null };
		case 'adapt':
			return { stage: 'acted', decision: 'adapt', next: nextTexts(cycle.texts) };
		case 'abandon':
			return { stage: 'acted', decision: 'abandon', next: null };
	}
}

function back(cycle: Cycle): CycleOutcome {
	// The cycle after it has begun: that one is worked on now.
	if (cycle.decision === 'adapt') throw new ExpectedError('stepNotInCycle');
	const before = cycleStages[cycleStages.indexOf(cycle.stage) - 1] ?? 'planned';
	return { stage: before, decision: null, next: null };
}

/** The aim, the idea as it is to be changed, and the measure go on; a prediction is made anew from what was learned. */
function nextTexts(texts: CycleTexts): CycleTexts {
	const changed = texts.nextChange.trim();
	return {
		...emptyTexts,
		aim: texts.aim,
		changeIdea: changed === '' ? texts.changeIdea : changed,
		measure: texts.measure
	};
}

/** The state of an entry whose last cycle stands here. */
export function stateOfCycle(cycle: Pick<Cycle, 'stage' | 'decision'>): EntryState {
	if (cycle.stage === 'planned') return 'planned';
	if (cycle.stage !== 'acted') return 'underway';
	return cycle.decision === 'abandon' ? 'stopped' : 'done';
}
