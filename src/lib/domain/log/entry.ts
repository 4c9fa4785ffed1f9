import { finalDay, firstDay, isDay } from '../day.ts';
import type { ErrorCode } from '../errors.ts';

/** Invariant: an entry says in one sentence what is to be done, and a test of the PDSA kind stands where its last cycle stands. */
export const entryKinds = ['decision', 'activity', 'test'] as const;
export type EntryKind = (typeof entryKinds)[number];

export const entryStates = ['planned', 'underway', 'done', 'stopped'] as const;
export type EntryState = (typeof entryStates)[number];

/** `own`: the organisation keeps its own way of working, and the entry wants only a state and what was learned. */
export const entryMethods = ['pdsa', 'own'] as const;
export type EntryMethod = (typeof entryMethods)[number];

export const sentenceMin = 3;
export const sentenceMax = 500;
export const whoMax = 120;
export const proseMax = 4000;

/** What can be changed of an entry, one field at a time. */
export const entryFields = [
	'sentence',
	'kind',
	'who',
	'dueOn',
	'itemNo',
	'method',
	'state',
	'learning'
] as const;
export type EntryField = (typeof entryFields)[number];

/** True when the entry's state is its last cycle's and nobody's to set. */
export function followsCycle(entry: { kind: EntryKind; method: EntryMethod }): boolean {
	return entry.kind === 'test' && entry.method === 'pdsa';
}

/** What is wrong with a tidied sentence, or null. A letter says nothing; a page belongs in the cycle. */
export function sentenceProblem(sentence: string): ErrorCode | null {
	if ([...sentence].length < sentenceMin) return 'sentenceTooShort';
	return sentence.length > sentenceMax ? 'sentenceTooLong' : null;
}

/** A text as the sentence of an entry: whole where it fits, else up to the last whole word. */
export function sentenceFrom(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= sentenceMax) return line;
	const cut = line.slice(0, sentenceMax - 1);
	const space = cut.lastIndexOf(' ');
	return `${space > 0 ? cut.slice(0, space) : cut}…`;
}

/** What is wrong with the day something is to be done by; none is fine, and so is one that has passed. */
export function dueProblem(text: string): ErrorCode | null {
	if (text === '' || isDay(text)) return null;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'notADay';
	return text < firstDay || text > finalDay ? 'dayTooFarOff' : 'notADay';
}

/** What is wrong with a field's tidied value, or null. Choices are checked by their schema. */
export function entryFieldProblem(field: EntryField, value: string): ErrorCode | null {
	if (field === 'sentence') return sentenceProblem(value);
	if (field === 'dueOn') return dueProblem(value);
	if (field === 'who') return value.length > whoMax ? 'textTooLong' : null;
	if (field === 'learning') return value.length > proseMax ? 'textTooLong' : null;
	return null;
}
