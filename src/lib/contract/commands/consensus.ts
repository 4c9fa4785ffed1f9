import * as v from 'valibot';
import { optionalProse } from '../forms/text.ts';

/** Input of the live commands on a working group's run. */
const runId = v.pipe(v.string(), v.uuid());
const itemNo = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));
/** The version of the field that its writer saw when they began. */
const seen = v.pipe(v.number(), v.integer(), v.minValue(0));

export const longestWords = 4000;
const words = v.strictObject({ value: optionalProse(longestWords), seen });

export const saveScoreSchema = v.strictObject({
	runId,
	itemNo,
	change: v.strictObject({
		/** On the instrument's scale, with halves where it has them; null takes the score back. */
		score: v.optional(
			v.strictObject({
				value: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(-1000), v.maxValue(1000))),
				seen
			})
		),
		evidence: v.optional(words),
		nextStep: v.optional(words),
		dissent: v.optional(words)
	})
});

export const attendItemSchema = v.strictObject({ runId, itemNo: v.nullable(itemNo) });

export const openConsensusSchema = v.strictObject({ runId });
export const closeConsensusSchema = v.strictObject({ runId });

export type SaveScoreInput = v.InferOutput<typeof saveScoreSchema>;
export type AttendItemInput = v.InferOutput<typeof attendItemSchema>;
