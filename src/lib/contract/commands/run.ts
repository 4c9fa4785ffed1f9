import * as v from 'valibot';
import { sorts } from '#lib/domain/poll/tally.ts';

/** Input of the live commands on a run. The same schemas are checked at the socket and at POST /api/command/<name>. */
const runId = v.pipe(v.string(), v.uuid());
const version = v.pipe(v.number(), v.integer(), v.minValue(0));

export const openRunSchema = v.strictObject({ runId });
export const closeRunSchema = v.strictObject({ runId });

export const screenStepSchema = v.variant('step', [
	v.strictObject({
		step: v.picklist([
			'next',
			'previous',
			'advance',
			'reveal',
			'hide',
			'toggleJoin',
			'goToJoin',
			'goToOverview'
		])
	}),
	v.strictObject({
		step: v.literal('goToItem'),
		itemNo: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))
	}),
	v.strictObject({ step: v.literal('sort'), sort: v.picklist(sorts) })
]);

export const stepScreenSchema = v.strictObject({
	runId,
	step: screenStepSchema,
	/** Version of the screen the person saw; a step from an older one is not taken, so two devices never step twice. */
	seen: v.optional(version)
});

export type OpenRunInput = v.InferOutput<typeof openRunSchema>;
export type CloseRunInput = v.InferOutput<typeof closeRunSchema>;
export type StepScreenInput = v.InferOutput<typeof stepScreenSchema>;
