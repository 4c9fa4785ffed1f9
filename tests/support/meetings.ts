import { newId } from '#lib/server/ids.ts';
import type { meetingCommands } from '#lib/server/live/meeting-commands.ts';
import { arrangeMeeting } from '#lib/server/usecases/meeting/arrange-meeting.ts';
import { inviteGuest, readGuests } from '#lib/server/usecases/meeting/guests.ts';
import {
	createMeetingWallLink,
	readMeetingWallLinks
} from '#lib/server/usecases/meeting/meeting-wall-links.ts';
import type { Ports } from '#lib/server/ports.ts';
import { openMeeting } from '#lib/server/usecases/meeting/open-meeting.ts';
import type { TestApp } from './app.ts';
import type { SeededOrganisation, SeededPerson, SeededRun } from './seed.ts';

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

/** A guest's link to the meeting that nobody pressed, and a link to its wall. */
export async function invitedToMeeting(ports: Ports, keyPerson: SeededPerson, meetingId: string) {
	const { actor } = keyPerson;
	const guest = { name: 'Gun Gäst', email: `${newId()}@vankrets.example` };
	const { token } = await inviteGuest(ports, actor, { meetingId, ...guest });
	const guests = await readGuests(ports, actor, { meetingId });
	await createMeetingWallLink(ports, actor, { meetingId });
	const links = await readMeetingWallLinks(ports, actor, { meetingId });
	return {
		guestToken: token,
		guestId: guests.find((one) => one.email === guest.email)?.guestId ?? '',
		meetingWallLinkId: links[0]?.id ?? ''
	};
}

type SeededRegion = SeededOrganisation & {
	readonly keyPerson: SeededPerson;
	readonly politician: SeededPerson;
	readonly manager: SeededPerson;
};
export type SeededMeeting = {
	readonly meetingId: string;
	readonly groupId: string;
	readonly blue: SeededRegion;
	readonly green: SeededRegion;
	readonly red: SeededRegion;
};

/** A planned meeting of three regions with three roles each. */
export async function seedMeeting({ seed }: Pick<TestApp, 'seed'>): Promise<SeededMeeting> {
	const region = async (): Promise<SeededRegion> => {
		const organisation = await seed.insertOrganisation();
		return {
			...organisation,
			keyPerson: await seed.insertKeyPerson(organisation),
			politician: await seed.insertMember(organisation, 'politician'),
			manager: await seed.insertMember(organisation, 'seniorManager')
		};
	};
	const [blue, green, red] = [await region(), await region(), await region()];
	const { groupId } = await seed.insertRoundWithGroup([blue, green, red]);
	return { meetingId: await seed.insertMeeting(groupId), groupId, blue, green, red };
}

/** The token of a link to the meeting's wall. */
export async function wallOfMeeting(
	{ ports }: Pick<TestApp, 'ports'>,
	{ meetingId, blue }: SeededMeeting
): Promise<string> {
	return (await createMeetingWallLink(ports, blue.keyPerson.actor, { meetingId })).token;
}
