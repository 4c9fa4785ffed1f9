import * as v from 'valibot';
import { longestWords, type SaveScoreInput } from '../commands/consensus.ts';
import { optionalProse } from './text.ts';

/** What stood in a field when the form was drawn: only what differs from it is a change. */
const was = optionalProse(longestWords);
const words = optionalProse(longestWords);
const seen = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const score = v.pipe(
	v.optional(v.string(), 'none'),
	v.transform((text) => (text === 'none' || text === '' ? null : Number(text.replace(',', '.')))),
	v.nullable(v.pipe(v.number(), v.finite()))
);

/** An item of a working group's run from a plain form: all its fields, and how they were when it was drawn. */
export const scoreFormSchema = v.pipe(
	v.object({
		itemNo: v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number)),
		score,
		was_score: score,
		seen_score: seen,
		evidence: words,
		was_evidence: was,
		seen_evidence: seen,
		nextStep: words,
		was_nextStep: was,
		seen_nextStep: seen,
		dissent: words,
		was_dissent: was,
		seen_dissent: seen
	}),
	v.transform((form): { itemNo: number; change: SaveScoreInput['change'] } => ({
		itemNo: form.itemNo,
		change: {
			...(form.score === form.was_score
				? {}
				: { score: { value: form.score, seen: form.seen_score } }),
			...(form.evidence === form.was_evidence
				? {}
				: { evidence: { value: form.evidence, seen: form.seen_evidence } }),
			...(form.nextStep === form.was_nextStep
				? {}
				: { nextStep: { value: form.nextStep, seen: form.seen_nextStep } }),
			...(form.dissent === form.was_dissent
				? {}
				: { dissent: { value: form.dissent, seen: form.seen_dissent } })
		}
	}))
);
