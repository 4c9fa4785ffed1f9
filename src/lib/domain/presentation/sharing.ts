import type { ErrorCode } from '../errors.ts';

/**
 * Invariant: a peer reads what its own organisation gives the like of, or what it was shown in the meeting, and taking
 * back ends both at once (domain: invariant D4.12).
 */
export const sharings = ['private', 'group', 'groupAndLeader'] as const;
export type Sharing = (typeof sharings)[number];

export type ReadFacts = {
	/** The reader is a member of the organisation whose presentation it is. */
	readonly own: boolean;
	/** Null until it is published. */
	readonly sharing: Sharing | null;
	/** Both the reader's organisation and the presentation's take part in the meeting's group. */
	readonly sameGroup: boolean;
	/** The reader's own organisation shares its presentation for the same meeting. */
	readonly ownShared: boolean;
	/** It was presented in the meeting, and the reader's organisation is of that meeting's group. */
	readonly shown: boolean;
	/** The reader leads the round. */
	readonly leads: boolean;
};

export function isSharedWithGroup(sharing: Sharing | null): boolean {
	return sharing === 'group' || sharing === 'groupAndLeader';
}

/** Why it cannot be read, or null when it can. */
export function whyNotReadable(facts: ReadFacts): ErrorCode | null {
	if (facts.own || facts.shown) return null;
	if (facts.leads && facts.sharing === 'groupAndLeader') return null;
	if (!facts.sameGroup || !isSharedWithGroup(facts.sharing)) return 'presentationNotReadable';
	return facts.ownShared ? null : 'publishOwnFirst';
}

export function mayReadPresentation(facts: ReadFacts): boolean {
	return whyNotReadable(facts) === null;
}

/** True when a change of sharing takes something back: then what was shown in the meeting is forgotten too. */
export function takesBack(before: Sharing | null, after: Sharing | null): boolean {
	return isSharedWithGroup(before) ? !isSharedWithGroup(after) : after === null && before !== null;
}
