import type { ErrorCode } from '../errors.ts';

/** Invariant: a step says in a few words what is done, stands on one stage of the chain, and keeps its place there. */
export const stepMarks = ['enough', 'improve', 'missing'] as const;
export type StepMark = (typeof stepMarks)[number];

export const stepNameMin = 2;
export const stepNameMax = 120;
export const mostSteps = 60;

/** The words behind a step. */
export const stepWords = ['who', 'what', 'input', 'output', 'document', 'occurs'] as const;
export type StepWord = (typeof stepWords)[number];

/** What can be changed of a step, one field at a time. */
export const stepFields = ['name', ...stepWords, 'mark', 'itemNos'] as const;
export type StepField = (typeof stepFields)[number];

export const wordMax = 500;
export const whatMax = 2000;

/** What is wrong with a tidied field, or null. */
export function stepFieldProblem(field: StepField, value: string): ErrorCode | null {
	if (field === 'name') {
		if ([...value].length < stepNameMin) return 'stepNameTooShort';
		return value.length > stepNameMax ? 'stepNameTooLong' : null;
	}
	if (field === 'mark')
		return value === '' || stepMarks.some((mark) => mark === value) ? null : 'invalidInput';
	if (field === 'itemNos') return parseItemNos(value) === null ? 'invalidInput' : null;
	return value.length > (field === 'what' ? whatMax : wordMax) ? 'textTooLong' : null;
}

/** "1,4,8" as numbers in order, each once; null when it is anything else. */
export function parseItemNos(text: string): number[] | null {
	if (text === '') return [];
	if (!/^[1-9]\d?(,[1-9]\d?)*$/.test(text)) return null;
	const numbers = [...new Set(text.split(',').map(Number))].sort((a, b) => a - b);
	return numbers.length > 40 ? null : numbers;
}

type Placed = { readonly id: string; readonly stageKey: string; readonly ordinal: number };

/** The chain: by stage as the template has them, then by place; a stage the template lacks comes last. */
export function inChainOrder<T extends Placed>(
	steps: readonly T[],
	stageKeys: readonly string[]
): T[] {
	const stageOf = (step: T) => {
		const index = stageKeys.indexOf(step.stageKey);
		return index === -1 ? stageKeys.length : index;
	};
	return [...steps].sort(
		(a, b) => stageOf(a) - stageOf(b) || a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1)
	);
}

/** The ids of a stage's steps after one of them, or one from another stage, is put at a place among the others. */
export function decidePlaces(
	steps: readonly Placed[],
	moved: string,
	to: { readonly stageKey: string; readonly index: number }
): string[] {
	const others = inChainOrder(
		steps.filter((step) => step.stageKey === to.stageKey && step.id !== moved),
		[to.stageKey]
	).map((step) => step.id);
	const index = Math.min(Math.max(0, to.index), others.length);
	return [...others.slice(0, index), moved, ...others.slice(index)];
}
