import * as v from 'valibot';
import { isDay } from '#lib/domain/day.ts';
import { agendaTemplateNames } from '#lib/domain/meeting/agenda-templates.ts';
import { meetingModes } from '#lib/domain/meeting/life-cycle.ts';
import { emailAddress } from './person.ts';
import { line, optionalLine, rowId } from './text.ts';

const orNothing = <T extends string>(text: T) => (text === '' ? null : text);

export const planMeetingSchema = v.object({
	day: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.check((text) => text === '' || isDay(text)),
		v.transform(orNothing)
	),
	time: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/),
		v.transform(orNothing)
	),
	mode: v.picklist(meetingModes),
	place: optionalLine(500)
});

export const chooseAgendaSchema = v.object({ template: v.picklist(agendaTemplateNames) });
export const inviteGuestSchema = v.object({ name: line(200), email: emailAddress });
export const endGuestSchema = v.object({ guestId: rowId });
export const endMeetingWallLinkSchema = v.object({ linkId: rowId });

export type PlanMeetingInput = v.InferOutput<typeof planMeetingSchema>;
export type InviteGuestInput = v.InferOutput<typeof inviteGuestSchema>;
export type EndGuestInput = v.InferOutput<typeof endGuestSchema>;
