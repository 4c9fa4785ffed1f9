import type { AccessRow } from './access-table.ts';

const members = ['keyPerson', 'politician', 'otherKeyPerson'] as const;
const ownMembers = ['keyPerson', 'politician'] as const;
/** Of the organisation whose run it is, and of no other. */
const ownKeyPerson = ['keyPerson'] as const;

/** The doors to the log. */
export const logAccess: Readonly<Record<string, AccessRow>> = {
	'GET /(site)/logg': { may: members },
	'GET /(site)/logg/logg.csv': { may: members },
	'GET /(site)/logg/ny': { may: members },
	'POST /(site)/logg/ny?/default': {
		may: ownMembers,
		form: ({ organisation, groupId }) => ({
			// Any id that no entry has yet.
			entryId: groupId,
			organisationId: organisation.id,
			kind: 'activity',
			sentence: 'Kansliet provar mallen'
		})
	},
	'GET /(site)/logg/[entry]': { may: ownMembers },
	'POST /(site)/logg/[entry]?/change': { may: ownMembers, form: () => ({ learning: 'Det går' }) },
	'POST /(site)/logg/[entry]?/advance': {
		may: ownMembers,
		form: () => ({ cycle: '1', step: 'do' })
	},
	'POST /(site)/logg/[entry]?/share': { may: ownKeyPerson },
	'POST /(site)/logg/[entry]?/unshare': { may: ownKeyPerson },
	'POST /(site)/logg/[entry]?/remove': { may: ownMembers },
	'POST /(site)/logg/[entry]?/restore': { may: ownMembers }
};
