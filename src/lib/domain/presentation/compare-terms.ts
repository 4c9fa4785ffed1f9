/** Free words as far as they can be compared: who does a step, and on which document it rests. */

/** A term with its place in the texts kept, as it was written. */
export type Term = string;

/** "Hälso- och sjukvårdsnämnden" is one: a hyphen at the end of a word waits for the rest of it. */
const between = /[,;/&\n]|(?<!-)\s+(?:och|samt|and)\s+/i;

/** The separate names in the texts, as first written, each once. */
export function termsOf(texts: readonly string[]): Term[] {
	const terms: Term[] = [];
	for (const text of texts)
		for (const part of text.split(between)) {
			const term = part
				.replace(/\s+/g, ' ')
				.trim()
				.replace(/[.:]+$/, '');
			if (term !== '' && !terms.some((one) => isSameTerm(one, term))) terms.push(term);
		}
	return terms;
}

const definite = ['n', 'en', 'et', 't', 'na', 'a'];

/** True for the same name in other letters, or in its Swedish definite form: regionstyrelse, Regionstyrelsen. */
export function isSameTerm(one: Term, other: Term): boolean {
	const [shorter, longer] = [plain(one), plain(other)].sort((a, b) => a.length - b.length);
	if (shorter === undefined || longer === undefined) return false;
	if (shorter === longer) return true;
	return (
		shorter.length >= 4 &&
		longer.startsWith(shorter) &&
		definite.includes(longer.slice(shorter.length))
	);
}

/** True when the two have any name in common. */
export function isNamedTogether(some: readonly Term[], others: readonly Term[]): boolean {
	return some.some((one) => others.some((other) => isSameTerm(one, other)));
}

/** What every list that has anything names, as the first one writes it; nothing where only one has anything. */
export function sharedByAll(lists: readonly (readonly Term[])[]): Term[] {
	const [first, ...rest] = lists.filter((list) => list.length > 0);
	if (first === undefined || rest.length === 0) return [];
	return first.filter((term) => rest.every((list) => list.some((one) => isSameTerm(one, term))));
}

/** The documents that steps rest on. */
export function documentsOf(steps: readonly { readonly document: string }[]): Term[] {
	return termsOf(steps.map((step) => step.document));
}

function plain(term: Term): string {
	return term.normalize('NFC').toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim();
}
