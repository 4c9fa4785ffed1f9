/**
 * Readability by the Swedish measure LIX: words a sentence, and the share of words longer than six letters. Under 40
 * reads as ordinary prose; public texts are often over 50.
 */
export function lixOf(text: string): number {
	const words = text.match(/[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*/gu) ?? [];
	const sentences = text.split(/[.!?:]+(?:\s|$)/u).filter((part) => /\p{L}/u.test(part));
	const long = words.filter((word) => [...word].length > 6);
	return words.length / sentences.length + (100 * long.length) / words.length;
}
