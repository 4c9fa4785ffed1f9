/** Invariant: nobody's words are written over by somebody who has not seen them. */
export type StoredField = { readonly value: string; readonly version: number };
export type WantedField = { readonly value: string; readonly seen: number };

export type FieldOutcome = 'unchanged' | 'save' | 'conflict';

/**
 * What a change of one field comes to. The same words from two people are no conflict, and whoever saw the stored
 * version may change it.
 */
export function decideField(stored: StoredField, wanted: WantedField): FieldOutcome {
	if (wanted.value === stored.value) return 'unchanged';
	return wanted.seen === stored.version ? 'save' : 'conflict';
}
