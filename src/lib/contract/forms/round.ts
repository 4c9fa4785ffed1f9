import * as v from 'valibot';
import { isDay } from '#lib/domain/day.ts';
import { lastOrdinal } from '#lib/domain/round/meeting-ordinal.ts';
import { line, optionalLine, rowId, rowVersion } from './text.ts';

/** The dates are judged together by the use case (domain/round/round-dates). */
export const createRoundSchema = v.object({
	name: line(200),
	instrumentId: rowId,
	startsOn: v.pipe(v.string(), v.trim()),
	endsOn: v.pipe(v.string(), v.trim())
});

export const changeRoundSchema = v.object({
	...createRoundSchema.entries,
	version: rowVersion
});

export const addGroupSchema = v.object({ name: line(200) });
export const changeGroupSchema = v.object({ ...addGroupSchema.entries, version: rowVersion });

export const joinGroupSchema = v.object({ organisationId: rowId });

export const addMeetingSchema = v.object({
	ordinal: v.pipe(
		v.string(),
		v.trim(),
		v.regex(/^\d{1,2}$/),
		v.transform(Number),
		v.minValue(1),
		v.maxValue(lastOrdinal)
	),
	theme: optionalLine(200),
	heldOn: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.check((text) => text === '' || isDay(text)),
		v.transform((text) => (text === '' ? null : text))
	)
});

export const changeMeetingSchema = v.object({ ...addMeetingSchema.entries, version: rowVersion });

export type CreateRoundInput = v.InferOutput<typeof createRoundSchema>;
export type ChangeRoundInput = v.InferOutput<typeof changeRoundSchema>;
export type AddMeetingInput = v.InferOutput<typeof addMeetingSchema>;
export type ChangeMeetingInput = v.InferOutput<typeof changeMeetingSchema>;
