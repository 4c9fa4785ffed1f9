import * as v from 'valibot';
import { itemKinds } from '#lib/domain/meeting/agenda.ts';

/** Input of the live commands on a meeting. Limits that a person should be told of are the rules', not the schema's. */
const id = v.pipe(v.string(), v.uuid());
const minutes = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));
/** Version of the slice the person saw: what was pressed on an older one is not done, so two never press twice. */
const seen = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const title = v.pipe(v.string(), v.trim(), v.maxLength(1000));

export const meetingSchema = v.strictObject({ meetingId: id });

export const agendaStepSchema = v.variant('step', [
	v.strictObject({ step: v.picklist(['next', 'back', 'resume']) }),
	v.strictObject({ step: v.picklist(['goTo', 'skip', 'unskip']), itemId: id }),
	v.strictObject({ step: v.picklist(['skipTurn', 'unskipTurn']), organisationId: id }),
	v.strictObject({ step: v.literal('extend'), itemId: id, minutes }),
	v.strictObject({ step: v.literal('pause'), minutes })
]);
export const stepAgendaSchema = v.strictObject({ meetingId: id, step: agendaStepSchema, seen });

export const agendaEditSchema = v.variant('edit', [
	v.strictObject({
		edit: v.literal('add'),
		itemId: id,
		afterItemId: v.nullable(id),
		kind: v.picklist(itemKinds),
		title,
		organisationId: v.nullable(id),
		plannedMinutes: minutes
	}),
	v.strictObject({ edit: v.literal('change'), itemId: id, title, plannedMinutes: minutes }),
	v.strictObject({ edit: v.literal('move'), itemId: id, beforeItemId: v.nullable(id) }),
	v.strictObject({ edit: v.literal('remove'), itemId: id })
]);
export const editAgendaSchema = v.strictObject({ meetingId: id, edit: agendaEditSchema, seen });

export const arrangeMeetingSchema = v.strictObject({
	meetingId: id,
	noteTakerId: v.optional(v.nullable(id)),
	noTakeaways: v.optional(v.boolean()),
	isLast: v.optional(v.boolean())
});

export const nameFacilitatorSchema = v.strictObject({
	meetingId: id,
	personId: id,
	/** Whoever names leaves it to the named. */
	handOver: v.boolean()
});

export const raiseHandSchema = v.strictObject({ meetingId: id, raised: v.boolean() });
export const giveWordSchema = v.strictObject({
	meetingId: id,
	personId: id,
	word: v.picklist(['has', 'had'])
});
export const sayReadySchema = v.strictObject({ meetingId: id, itemId: id, ready: v.boolean() });
export const attendMeetingSchema = v.strictObject({
	meetingId: id,
	place: v.nullable(v.picklist(['room', 'remote'])),
	standsInFor: v.nullable(id)
});

export type MeetingInput = v.InferOutput<typeof meetingSchema>;
export type StepAgendaInput = v.InferOutput<typeof stepAgendaSchema>;
export type EditAgendaInput = v.InferOutput<typeof editAgendaSchema>;
export type ArrangeMeetingInput = v.InferOutput<typeof arrangeMeetingSchema>;
export type NameFacilitatorInput = v.InferOutput<typeof nameFacilitatorSchema>;
export type RaiseHandInput = v.InferOutput<typeof raiseHandSchema>;
export type GiveWordInput = v.InferOutput<typeof giveWordSchema>;
export type SayReadyInput = v.InferOutput<typeof sayReadySchema>;
export type AttendMeetingInput = v.InferOutput<typeof attendMeetingSchema>;
