import * as v from 'valibot';
import { sharings } from '#lib/domain/presentation/sharing.ts';
import { stepFields } from '#lib/domain/presentation/step.ts';
import { tidyLine, tidyProse } from '../forms/text.ts';

/** Input of the live commands on a presentation. */
const id = v.pipe(v.string(), v.uuid());
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(60));
/** The version of the field that its writer saw when they began. */
const seen = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How long a name may be and what a field may hold, the domain says (domain/presentation/step.ts). */
export const addStepSchema = v.strictObject({
	presentationId: id,
	/** Made by the page: the same press sent twice makes one step. */
	stepId: id,
	stageKey: key,
	name: tidyLine
});

const stepChange = v.variant('field', [
	v.strictObject({ field: v.literal('what'), value: tidyProse, seen }),
	v.strictObject({
		field: v.picklist(stepFields.filter((field) => field !== 'what')),
		value: tidyLine,
		seen
	})
]);
export const changeStepSchema = v.strictObject({
	presentationId: id,
	stepId: id,
	change: stepChange
});

export const moveStepSchema = v.strictObject({
	presentationId: id,
	stepId: id,
	stageKey: key,
	/** Its place among the other steps of the stage, from 0. */
	index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))
});

export const removeStepSchema = v.strictObject({
	presentationId: id,
	stepId: id,
	/** False brings it back. */
	removed: v.boolean()
});

/** 300 kB of merged text in one message is a book, or somebody up to something. */
const base64 = v.pipe(v.string(), v.maxLength(400_000), v.regex(/^[A-Za-z0-9+/]*={0,2}$/));
export const syncTextSchema = v.strictObject({
	presentationId: id,
	/** What the sender has, as a Yjs state vector. */
	stateVector: base64,
	/** What the sender has and the server may lack, as a Yjs update. */
	update: v.nullable(base64)
});

export const attendPresentationSchema = v.strictObject({
	presentationId: id,
	/** A part or a step; null when one leaves. */
	place: v.nullable(key)
});

export const sharePresentationSchema = v.strictObject({
	presentationId: id,
	/** Null takes it back altogether. */
	sharing: v.nullable(v.picklist(sharings))
});

export type AddStepInput = v.InferOutput<typeof addStepSchema>;
export type ChangeStepInput = v.InferOutput<typeof changeStepSchema>;
export type MoveStepInput = v.InferOutput<typeof moveStepSchema>;
export type RemoveStepInput = v.InferOutput<typeof removeStepSchema>;
export type SyncTextInput = v.InferOutput<typeof syncTextSchema>;
export type AttendPresentationInput = v.InferOutput<typeof attendPresentationSchema>;
export type SharePresentationInput = v.InferOutput<typeof sharePresentationSchema>;
