import type { ErrorCode } from '../errors.ts';
import type { EntryState } from '../log/entry.ts';

/** Invariant: what is taken home says what it is, and remembers where it came from. */
export const takeawayMin = 2;
export const takeawayMax = 500;
export const decisionMax = 500;

export function takeawayProblem(text: string): ErrorCode | null {
	if ([...text].length < takeawayMin) return 'takeawayTooShort';
	return text.length > takeawayMax ? 'textTooLong' : null;
}

/** A card's words as what is taken home: whole where they fit, else up to the last whole word. */
export function takeawayFrom(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= takeawayMax) return line;
	const cut = line.slice(0, takeawayMax - 1);
	const space = cut.lastIndexOf(' ');
	return `${space > 0 ? cut.slice(0, space) : cut.toWellFormed()}…`;
}

/** The log entry that grew out of a card or a take-away. */
export type Outcome = {
	readonly entryId: string;
	readonly sentence: string;
	readonly state: EntryState;
	readonly learning: string;
};

/**
 * What a reader may know of what came of something; null when nothing has. That an entry exists is as private as the
 * entry: until it is shared, it looks to others as if nothing had come of it yet.
 */
export function decideOutcome(
	entry: (Outcome & { readonly shared: boolean }) | null,
	reader: { readonly own: boolean }
): Outcome | null {
	if (entry === null || !(entry.shared || reader.own)) return null;
	const { entryId, sentence, state, learning } = entry;
	return { entryId, sentence, state, learning };
}
