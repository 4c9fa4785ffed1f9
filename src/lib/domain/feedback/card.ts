import type { ErrorCode } from '../errors.ts';

/**
 * Invariant: a card is its writer's alone until the turn's silent writing is over; then it is the meeting's, its words
 * stand, and where the group chose so it is nobody's in particular.
 */
export const cardKinds = ['strength', 'consider', 'question', 'idea', 'offer'] as const;
export type CardKind = (typeof cardKinds)[number];

/** What a card is about: a step of the process, a part of the presentation, or the whole of it. */
export type CardPin =
	| { readonly on: 'whole' }
	| { readonly on: 'part'; readonly partKey: string }
	| { readonly on: 'step'; readonly stepId: string };

/** A letter helps nobody; what is longer than this is a conversation. */
export const cardMin = 2;
export const cardMax = 1000;
export const answerMax = 2000;
export const clusterTitleMax = 80;

/** What is wrong with a card's tidied text, or null. */
export function cardProblem(text: string): ErrorCode | null {
	if ([...text].length < cardMin) return 'cardTooShort';
	return text.length > cardMax ? 'cardTooLong' : null;
}

/** Why an organisation cannot give a card to another, or null. Friends give to each other, never to themselves. */
export function givingProblem(giving: {
	/** Null: a guest, who speaks for no organisation. */
	readonly from: string | null;
	readonly to: string;
	readonly groupOrganisationIds: readonly string[];
	readonly held: boolean;
}): ErrorCode | null {
	if (giving.held) return 'meetingHeld';
	if (giving.from === giving.to) return 'cardToOneself';
	return giving.groupOrganisationIds.includes(giving.to) ? null : 'notFound';
}

/** The promise a card is written under is the one its writer saw. */
export function namingProblem(seen: { nameless: boolean }, now: { nameless: boolean }) {
	return seen.nameless === now.nameless ? null : ('changedByAnother' as const);
}
