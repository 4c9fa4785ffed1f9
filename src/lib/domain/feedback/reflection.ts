import type { ErrorCode } from '../errors.ts';

/**
 * Invariant: what somebody answers alone is theirs alone until the answers are shown; then it is told by organisation.
 * The five questions of every meeting (S1 §3.3).
 */
export const reflectionQuestions = [
	'rightThings',
	'rightWay',
	'achieved',
	'why',
	'remains'
] as const;
export type ReflectionQuestion = (typeof reflectionQuestions)[number];

export const plusMinusKinds = ['plus', 'minus', 'interesting'] as const;
export type PlusMinusKind = (typeof plusMinusKinds)[number];

export const reflectionMax = 2000;
export const noteMax = 300;
const noteMin = 2;

export function noteProblem(text: string): ErrorCode | null {
	if ([...text].length < noteMin) return 'noteTooShort';
	return text.length > noteMax ? 'textTooLong' : null;
}
