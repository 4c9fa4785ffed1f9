import {
	arrangeMeetingSchema,
	attendMeetingSchema,
	editAgendaSchema,
	giveWordSchema,
	meetingSchema,
	nameFacilitatorSchema,
	raiseHandSchema,
	sayReadySchema,
	stepAgendaSchema
} from '#lib/contract/commands/meeting.ts';
import { arrangeMeeting } from '../usecases/meeting/arrange-meeting.ts';
import { editAgenda } from '../usecases/meeting/edit-agenda.ts';
import { leaveLead, nameFacilitator, takeLead } from '../usecases/meeting/facilitators.ts';
import { holdMeeting, openMeeting, reopenMeeting } from '../usecases/meeting/open-meeting.ts';
import { stepAgenda } from '../usecases/meeting/step-agenda.ts';
import { attendMeeting, giveWord, raiseHand, sayReady } from '../usecases/meeting/take-part.ts';
import { command } from './command.ts';

const leads = { permission: 'meeting.lead' } as const;
const takes = { permission: 'meeting.take' } as const;

/** The live commands on a meeting. */
export const meetingCommands = {
	openMeeting: command({
		...leads,
		schema: meetingSchema,
		usecase: openMeeting,
		perMinute: 20
	}),
	holdMeeting: command({
		...leads,
		schema: meetingSchema,
		usecase: holdMeeting,
		perMinute: 20
	}),
	reopenMeeting: command({
		...leads,
		schema: meetingSchema,
		usecase: reopenMeeting,
		perMinute: 20
	}),
	stepAgenda: command({
		...leads,
		schema: stepAgendaSchema,
		usecase: stepAgenda,
		perMinute: 120
	}),
	editAgenda: command({
		...leads,
		schema: editAgendaSchema,
		usecase: editAgenda,
		perMinute: 240
	}),
	arrangeMeeting: command({
		...leads,
		schema: arrangeMeetingSchema,
		usecase: arrangeMeeting,
		perMinute: 60
	}),
	takeLead: command({ ...leads, schema: meetingSchema, usecase: takeLead, perMinute: 20 }),
	leaveLead: command({ ...leads, schema: meetingSchema, usecase: leaveLead, perMinute: 20 }),
	nameFacilitator: command({
		...leads,
		schema: nameFacilitatorSchema,
		usecase: nameFacilitator,
		perMinute: 20
	}),
	giveWord: command({ ...leads, schema: giveWordSchema, usecase: giveWord, perMinute: 120 }),
	raiseHand: command({ ...takes, schema: raiseHandSchema, usecase: raiseHand, perMinute: 60 }),
	sayReady: command({ ...takes, schema: sayReadySchema, usecase: sayReady, perMinute: 60 }),
	attendMeeting: command({
		...takes,
		schema: attendMeetingSchema,
		usecase: attendMeeting,
		perMinute: 60
	})
};
