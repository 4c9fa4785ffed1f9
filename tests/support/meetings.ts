import { newId } from '#lib/server/ids.ts';
import type { meetingCommands } from '#lib/server/live/meeting-commands.ts';
import { arrangeMeeting } from '#lib/server/usecases/meeting/arrange-meeting.ts';
import { openMeeting } from '#lib/server/usecases/meeting/open-meeting.ts';
import type { TestApp } from './app.ts';
import type { SeededRun } from './seed.ts';

type MeetingCommandName = keyof typeof meetingCommands;

/** A valid input for every command on a meeting, from a run before it. */
export const meetingInputs: Record<MeetingCommandName, (run: SeededRun) => unknown> = {
	openMeeting: ({ meetingId }) => ({ meetingId }),
	holdMeeting: ({ meetingId }) => ({ meetingId }),
	reopenMeeting: ({ meetingId }) => ({ meetingId }),
	stepAgenda: ({ meetingId }) => ({ meetingId, step: { step: 'next' } }),
	editAgenda: ({ meetingId }) => ({
		meetingId,
		edit: {
			edit: 'add',
			itemId: newId(),
			afterItemId: null,
			kind: 'other',
			title: 'Fika',
			organisationId: null,
			plannedMinutes: 10
		}
	}),
	arrangeMeeting: ({ meetingId }) => ({ meetingId, isLast: true }),
	takeLead: ({ meetingId }) => ({ meetingId }),
	leaveLead: ({ meetingId }) => ({ meetingId }),
	nameFacilitator: ({ meetingId, keyPerson }) => ({
		meetingId,
		personId: keyPerson.id,
		handOver: false
	}),
	giveWord: ({ meetingId, keyPerson }) => ({ meetingId, personId: keyPerson.id, word: 'has' }),
	raiseHand: ({ meetingId }) => ({ meetingId, raised: true }),
	sayReady: ({ meetingId }) => ({ meetingId, itemId: newId(), ready: true }),
	attendMeeting: ({ meetingId }) => ({ meetingId, place: 'room', standsInFor: null })
};

export function isMeetingCommand(name: string): name is MeetingCommandName {
	return Object.hasOwn(meetingInputs, name);
}

/** A run before a meeting that is open and could be closed. */
export async function runOfOpenMeeting(app: TestApp): Promise<SeededRun> {
	const run = await app.seed.insertDraftRun();
	const { meetingId, keyPerson } = run;
	await openMeeting(app.ports, keyPerson.actor, { meetingId });
	await arrangeMeeting(app.ports, keyPerson.actor, {
		meetingId,
		noteTakerId: keyPerson.id,
		noTakeaways: true,
		isLast: true
	});
	return run;
}
