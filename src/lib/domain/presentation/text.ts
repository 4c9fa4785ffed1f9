/** Invariant: what several people write at once in one text merges; the texts that there are follow the template and the steps. */
export const bodyMax = 20_000;
export const notesMax = 10_000;

export type TextKind = 'body' | 'notes';

/** The name of a text in the merged document. */
export function textName(kind: TextKind, key: string): string {
	return `${kind}:${key}`;
}

export function isTooLong(kind: TextKind, text: string): boolean {
	return text.length > (kind === 'body' ? bodyMax : notesMax);
}

/** What was put in place of what: the shortest single change that makes the one text of the other. */
export type Splice = { readonly at: number; readonly removed: number; readonly added: string };

/**
 * The change from one text to another as it was typed: where several are possible (an "a" more in "aaa"), the one that
 * ends at the cursor. Null when nothing changed.
 * @param cursor where the cursor stands after it
 */
export function spliceBetween(before: string, after: string, cursor: number): Splice | null {
	if (before === after) return null;
	const longestTail = Math.min(
		before.length,
		after.length,
		after.length - Math.min(cursor, after.length)
	);
	let tail = 0;
	while (tail < longestTail && before[before.length - 1 - tail] === after[after.length - 1 - tail])
		tail += 1;
	const longestHead = Math.min(before.length, after.length) - tail;
	let head = 0;
	while (head < longestHead && before[head] === after[head]) head += 1;
	return {
		at: head,
		removed: before.length - head - tail,
		added: after.slice(head, after.length - tail)
	};
}
