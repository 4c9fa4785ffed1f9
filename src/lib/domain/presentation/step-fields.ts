import { termsOf, isSameTerm } from './compare-terms.ts';

/** What a step says of itself besides its name and mark, in the order it is read. */
export const comparedFields = ['who', 'input', 'output', 'document', 'occurs', 'what'] as const;
export type ComparedField = (typeof comparedFields)[number];
export type StepTexts = Readonly<Record<ComparedField, string>>;

/** One field of steps that stand in one row. `alike`: all who have a step there say the same. */
export type FieldRow = {
	readonly field: ComparedField;
	readonly texts: readonly (string | null)[];
	readonly alike: boolean;
};

/** The fields that anyone has filled in, with each step's text; null where a region has no step in the row. */
export function fieldRows(steps: readonly (StepTexts | null)[]): FieldRow[] {
	return comparedFields.flatMap((field) => {
		const texts = steps.map((step) => step && step[field].trim());
		const said = texts.filter((text) => text !== null);
		if (said.every((text) => text === '')) return [];
		return [{ field, texts, alike: said.length > 1 && allAlike(said) }];
	});
}

function allAlike(texts: readonly string[]): boolean {
	const [first, ...rest] = texts.map((text) => termsOf([text]));
	if (first === undefined) return false;
	return rest.every(
		(terms) =>
			terms.length === first.length &&
			terms.every((term) => first.some((one) => isSameTerm(one, term)))
	);
}
