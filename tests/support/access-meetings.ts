import type { AccessRow } from './access-table.ts';
import type { Subjects } from './access-subjects.ts';
import { meetingInputs } from './meetings.ts';

const ownKeyPerson = ['keyPerson'] as const;
const ownMembers = ['keyPerson', 'politician'] as const;
/** Whoever takes part says something of themselves; the rest is for whoever leads. */
const takesPart = ['raiseHand', 'sayReady', 'attendMeeting'];

const commandRows: Record<string, AccessRow> = Object.fromEntries(
	Object.entries(meetingInputs).map(([name, input]) => [
		`COMMAND ${name}`,
		{
			may: takesPart.includes(name) ? ownMembers : ownKeyPerson,
			json: ({ draft }: Subjects) => input(draft)
		}
	])
);

/** The doors to a meeting. */
export const meetingRows: Readonly<Record<string, AccessRow>> = {
	'GET /(site)/traffar': { may: ['keyPerson', 'politician', 'otherKeyPerson', 'administrator'] },
	'GET /(site)/traffar/[meeting]': { may: ownMembers },
	'GET /(site)/traffar/[meeting]/leda': { may: ownKeyPerson },
	'POST /(site)/traffar/[meeting]/leda?/plan': {
		may: ownKeyPerson,
		form: () => ({ day: '2026-04-01', time: '09:00', mode: 'both', place: 'Rådhuset' })
	},
	'POST /(site)/traffar/[meeting]/leda?/chooseAgenda': {
		may: ownKeyPerson,
		form: () => ({ template: 'halfDay' })
	},
	'POST /(site)/traffar/[meeting]/leda?/inviteGuest': {
		may: ownKeyPerson,
		form: () => ({ name: 'Eva Ek', email: 'eva@vankrets.example' })
	},
	'POST /(site)/traffar/[meeting]/leda?/endGuest': {
		may: ownKeyPerson,
		form: ({ guestId }) => ({ guestId })
	},
	'POST /(site)/traffar/[meeting]/leda?/makeWallLink': { may: ownKeyPerson },
	'POST /(site)/traffar/[meeting]/leda?/endWallLink': {
		may: ownKeyPerson,
		form: ({ meetingWallLinkId }) => ({ linkId: meetingWallLinkId })
	},
	'GET /(site)/gast/[token]': {
		may: ['public', 'voter', 'wall', 'keyPerson', 'politician', 'otherKeyPerson', 'administrator']
	},
	// Whoever is signed in is somebody else than the guest.
	'POST /(site)/gast/[token]?/default': { may: ['public', 'voter', 'wall'] },
	'GET /(wall)/vagg/traff/[meeting]': { may: ownMembers },
	...commandRows
};
