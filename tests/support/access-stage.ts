import type { AccessRow } from './access-table.ts';
import type { Subjects } from './access-subjects.ts';

const ownMembers = ['keyPerson', 'politician'] as const;

/** The doors to what a meeting shows and compares. */
export const stageRows: Readonly<Record<string, AccessRow>> = {
	'GET /(site)/traffar/[meeting]/jamfor': { may: ownMembers },
	'GET /(site)/traffar/[meeting]/presentera': { may: ownMembers },
	'GET /api/meeting/[meeting]/stage': { may: ownMembers },
	'GET /api/meeting/[meeting]/comparison': { may: ownMembers },
	'GET /api/meeting/[meeting]/page/[file]/[page]': { may: ownMembers },
	'COMMAND takePresenting': {
		may: ownMembers,
		json: ({ meetingId, presentationId }: Subjects) => ({ meetingId, presentationId })
	},
	// That the meeting is not open is found after the permission.
	'COMMAND stepPresentation': {
		may: ownMembers,
		json: ({ meetingId }: Subjects) => ({ meetingId, step: { to: 'next' } })
	},
	'COMMAND stepCompare': {
		may: ownMembers,
		json: ({ meetingId }: Subjects) => ({ meetingId, step: { to: 'next' } })
	}
};
