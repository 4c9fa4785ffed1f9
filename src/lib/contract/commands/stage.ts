import * as v from 'valibot';

/** Input of the live commands on what a meeting shows. */
const id = v.pipe(v.string(), v.uuid());
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(60));
/** Version of the slice `stage` the person saw: a press on an older one is not done, so that two never step twice. */
const seen = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));

export const shownPlaceSchema = v.variant('at', [
	v.strictObject({ at: v.literal('process') }),
	v.strictObject({ at: v.literal('step'), stepId: id }),
	v.strictObject({ at: v.literal('part'), partKey: key }),
	v.strictObject({
		at: v.literal('page'),
		fileId: id,
		pageNo: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))
	})
]);

export const stepPresentationSchema = v.strictObject({
	meetingId: id,
	step: v.variant('to', [
		v.strictObject({ to: v.picklist(['next', 'previous']) }),
		v.strictObject({ to: v.literal('place'), place: shownPlaceSchema })
	]),
	seen
});

export const takePresentingSchema = v.strictObject({
	meetingId: id,
	presentationId: id,
	/** Whom it is handed to; oneself where nobody is said. */
	personId: v.optional(id)
});

export const stepCompareSchema = v.strictObject({
	meetingId: id,
	step: v.variant('to', [
		v.strictObject({ to: v.picklist(['next', 'previous', 'overview']) }),
		v.strictObject({ to: v.literal('stage'), stageKey: key })
	]),
	seen
});

export type StepPresentationInput = v.InferOutput<typeof stepPresentationSchema>;
export type TakePresentingInput = v.InferOutput<typeof takePresentingSchema>;
export type StepCompareInput = v.InferOutput<typeof stepCompareSchema>;
