import { logAccess } from './access-log.ts';
import { mailAccess } from './access-mail.ts';
import { presentationAccess } from './access-presentations.ts';
import type { Subjects } from './access-subjects.ts';
import type { ActorName } from './access-world.ts';
import { feedbackRows } from './access-feedback.ts';
import { meetingRows } from './access-meetings.ts';
import { stageRows } from './access-stage.ts';

/** Who may pass a door, which run it is about where it is about one, and what is sent. */
export type AccessRow = {
	readonly may: readonly ActorName[];
	readonly run?: 'draft' | 'open' | 'closed' | 'groupDraft' | 'groupOpen';
	/** The address itself is the right to know of the run: a join code, a wall link. */
	readonly tellsOfRun?: boolean;
	/** What stands for the route's parameters where it is not the usual subject. */
	readonly names?: (subjects: Subjects) => Record<string, string>;
	readonly form?: (subjects: Subjects) => Record<string, string>;
	readonly json?: (subjects: Subjects) => unknown;
	/** A form that carries a file. */
	readonly file?: () => FormData;
};

const everyone = [
	'public',
	'voter',
	'wall',
	'keyPerson',
	'politician',
	'otherKeyPerson',
	'administrator'
] as const;
const signedIn = ['keyPerson', 'politician', 'otherKeyPerson', 'administrator'] as const;
const members = ['keyPerson', 'politician', 'otherKeyPerson'] as const;
const keyPersons = ['keyPerson', 'otherKeyPerson'] as const;
const administrators = ['administrator'] as const;
/** Of the organisation whose run it is, and of no other. */
const ownKeyPerson = ['keyPerson'] as const;
/** Whoever invites to and removes from the organisation. */
const managers = ['keyPerson', 'administrator'] as const;
const ownMembers = ['keyPerson', 'politician'] as const;

const open: AccessRow = { may: everyone };
const admin: AccessRow = { may: administrators };
const unusedInstrument = ({ instrumentCode }: Subjects) => ({ code: instrumentCode });
const confirmed = () => ({ confirmed: 'yes' });

/** Every door of the house. A new one without a row fails the test, so does a row without a door. */
export const accessTable: Readonly<Record<string, AccessRow>> = {
	'GET /(voter)': open,
	'GET /(voter)/anonymitet': open,
	'GET /(voter)/s': open,
	'GET /(voter)/s/[code]': { may: everyone, tellsOfRun: true },
	'POST /installningar': open,

	'GET /(site)/logga-in': open,
	'POST /(site)/logga-in?/default': open,
	'GET /(site)/logga-ut': open,
	'POST /(site)/logga-ut?/default': open,
	'GET /(site)/kom-igang/[token]': open,
	'POST /(site)/kom-igang/[token]?/default': open,
	'GET /(site)/losenord/[token]': open,
	'POST /(site)/losenord/[token]?/default': open,
	'GET /(site)/ovning/[token]': open,
	'GET /(site)/inbjudan/[token]': open,
	// Whoever is signed in is somebody else than the one invited.
	'POST /(site)/inbjudan/[token]?/default': { may: ['public', 'voter', 'wall'] },
	'GET /(site)/deltagare': { may: [...members, 'administrator'] },
	'POST /(site)/deltagare?/invite': {
		may: managers,
		form: ({ organisation }) => ({
			organisationId: organisation.id,
			name: 'Bo Berg',
			email: 'bo@vankrets.example',
			role: 'politician'
		})
	},
	'POST /(site)/deltagare?/revoke': {
		may: managers,
		form: ({ organisation, invitationId }) => ({ organisationId: organisation.id, invitationId })
	},
	'POST /(site)/deltagare?/resend': {
		may: managers,
		form: ({ organisation, invitationId }) => ({ organisationId: organisation.id, invitationId })
	},
	'POST /(site)/deltagare?/changeRole': {
		may: managers,
		form: ({ organisation, politician }) => ({
			organisationId: organisation.id,
			personId: politician.id,
			role: 'other'
		})
	},
	'POST /(site)/deltagare?/remove': {
		may: managers,
		form: ({ organisation, politician }) => ({
			organisationId: organisation.id,
			personId: politician.id
		})
	},
	'GET /(site)/tillganglighet': open,
	'POST /(site)/tillganglighet?/send': open,
	'GET /(site)/integritet': open,
	'GET /(site)/arkiv': open,
	'GET /(site)/arkiv/modellregioner-2018-2020': open,

	'GET /(site)/grupper/[group]': { may: ownMembers },
	'POST /(site)/grupper/[group]?/share': {
		may: ownKeyPerson,
		form: ({ groupOpen }) => ({ runId: groupOpen.runId })
	},
	'POST /(site)/grupper/[group]?/withdraw': {
		may: ownKeyPerson,
		form: ({ groupOpen }) => ({ runId: groupOpen.runId })
	},
	'GET /(site)/hem': { may: signedIn },
	'GET /(site)/konto': { may: signedIn },
	'POST /(site)/konto?/changePassword': { may: signedIn },
	'POST /(site)/konto?/endSession': { may: signedIn },
	'POST /(site)/konto?/endOtherSessions': { may: signedIn },
	'POST /(site)/konto?/endAllSessions': { may: signedIn },

	'GET /(site)/skattningar': { may: members },
	'GET /(site)/skattningar/ny': { may: keyPersons },
	'POST /(site)/skattningar/ny?/default': {
		may: ownKeyPerson,
		form: ({ organisation, meetingId }) => ({
			meetingId,
			place: `${organisation.id}/${meetingId}`,
			targetGroup: 'Nämndens ledamöter'
		})
	},
	'GET /(site)/skattningar/[run]': { may: ownKeyPerson, run: 'open' },
	'POST /(site)/skattningar/[run]?/open': { may: ownKeyPerson, run: 'draft' },
	'POST /(site)/skattningar/[run]?/close': { may: ownKeyPerson, run: 'open', form: confirmed },
	'POST /(site)/skattningar/[run]?/step': {
		may: ownKeyPerson,
		run: 'open',
		form: () => ({ step: 'next' })
	},
	'POST /(site)/skattningar/[run]?/discard': { may: ownKeyPerson, run: 'draft', form: confirmed },
	'POST /(site)/skattningar/[run]?/makeWallLink': { may: ownKeyPerson, run: 'open' },
	'POST /(site)/skattningar/[run]?/endWallLink': {
		may: ownKeyPerson,
		run: 'open',
		form: ({ wallLinkId }) => ({ confirmed: 'yes', linkId: wallLinkId })
	},
	'GET /(site)/skattningar/[run]/andra': { may: ownKeyPerson, run: 'draft' },
	'POST /(site)/skattningar/[run]/andra?/default': {
		may: ownKeyPerson,
		run: 'draft',
		form: ({ meetingId }) => ({ meetingId, targetGroup: 'Nämndens ledamöter', k: '6' })
	},
	'GET /(site)/skattningar/[run]/arbetsgrupp': { may: ownMembers, run: 'groupOpen' },
	'POST /(site)/skattningar/[run]/arbetsgrupp?/open': { may: ownKeyPerson, run: 'groupDraft' },
	'POST /(site)/skattningar/[run]/arbetsgrupp?/close': {
		may: ownKeyPerson,
		run: 'groupOpen',
		form: confirmed
	},
	'POST /(site)/skattningar/[run]/arbetsgrupp?/discard': {
		may: ownKeyPerson,
		run: 'groupDraft',
		form: confirmed
	},
	'POST /(site)/skattningar/[run]/arbetsgrupp?/save': {
		may: ownMembers,
		run: 'groupOpen',
		form: () => ({
			itemNo: '1',
			score: '2',
			was_score: 'none',
			seen_score: '0',
			seen_evidence: '0',
			seen_nextStep: '0',
			seen_dissent: '0'
		})
	},
	'GET /(site)/skattningar/[run]/resultat': { may: ownMembers, run: 'closed' },
	'GET /(site)/skattningar/[run]/resultat.csv': { may: ownMembers, run: 'closed' },

	...logAccess,

	...mailAccess,
	...presentationAccess,

	'GET /(wall)/vagg/[run]': { may: ['wall', ...ownMembers], run: 'open' },
	...meetingRows,
	...stageRows,
	...feedbackRows,
	'GET /(wall)/vagg/lank/[token]': { may: everyone, tellsOfRun: true },

	'GET /(site)/admin': admin,
	'GET /(site)/admin/personer': admin,
	'POST /(site)/admin/personer?/default': admin,
	'GET /(site)/admin/personer/[person]': admin,
	'POST /(site)/admin/personer/[person]?/change': admin,
	'POST /(site)/admin/personer/[person]?/disable': admin,
	'POST /(site)/admin/personer/[person]?/enable': admin,
	'POST /(site)/admin/personer/[person]?/link': admin,
	'GET /(site)/admin/organisationer': admin,
	'POST /(site)/admin/organisationer?/default': admin,
	'GET /(site)/admin/organisationer/[organisation]': admin,
	'POST /(site)/admin/organisationer/[organisation]?/default': admin,
	'GET /(site)/admin/organisationer/[organisation]/ta-bort': admin,
	'POST /(site)/admin/organisationer/[organisation]/ta-bort?/default': admin,
	'GET /(site)/admin/omgangar': admin,
	'GET /(site)/admin/omgangar/ny': admin,
	'POST /(site)/admin/omgangar/ny?/default': admin,
	'GET /(site)/admin/omgangar/[round]': admin,
	'POST /(site)/admin/omgangar/[round]?/default': admin,
	'GET /(site)/admin/omgangar/[round]/andra': admin,
	'POST /(site)/admin/omgangar/[round]/andra?/default': admin,
	'GET /(site)/admin/omgangar/[round]/ta-bort': admin,
	'POST /(site)/admin/omgangar/[round]/ta-bort?/default': admin,
	'GET /(site)/admin/omgangar/[round]/grupper/[group]': admin,
	'POST /(site)/admin/omgangar/[round]/grupper/[group]?/rename': admin,
	'POST /(site)/admin/omgangar/[round]/grupper/[group]?/join': admin,
	'POST /(site)/admin/omgangar/[round]/grupper/[group]?/addMeeting': admin,
	'GET /(site)/admin/omgangar/[round]/grupper/[group]/ta-bort': admin,
	'POST /(site)/admin/omgangar/[round]/grupper/[group]/ta-bort?/default': admin,
	'GET /(site)/admin/omgangar/[round]/grupper/[group]/organisationer/[organisation]/ta-bort': admin,
	'POST /(site)/admin/omgangar/[round]/grupper/[group]/organisationer/[organisation]/ta-bort?/default':
		admin,
	'GET /(site)/admin/omgangar/[round]/traffar/[meeting]': admin,
	'POST /(site)/admin/omgangar/[round]/traffar/[meeting]?/default': admin,
	'GET /(site)/admin/omgangar/[round]/traffar/[meeting]/ta-bort': admin,
	'POST /(site)/admin/omgangar/[round]/traffar/[meeting]/ta-bort?/default': admin,

	'GET /(site)/admin/omgangar/[round]/processledare': admin,
	'POST /(site)/admin/omgangar/[round]/processledare?/add': admin,
	'POST /(site)/admin/omgangar/[round]/processledare?/remove': admin,

	'GET /(site)/admin/instrument': admin,
	'GET /(site)/admin/instrument/nytt': admin,
	'POST /(site)/admin/instrument/nytt?/check': admin,
	'POST /(site)/admin/instrument/nytt?/add': admin,
	'GET /(site)/admin/instrument/[code]/ta-bort': { may: administrators, names: unusedInstrument },
	'POST /(site)/admin/instrument/[code]/ta-bort?/default': {
		may: administrators,
		names: unusedInstrument
	},
	'GET /(site)/admin/tillganglighet': admin,
	'POST /(site)/admin/tillganglighet?/mark': admin,
	'GET /(site)/admin/tillganglighet/[locale]': admin,
	'POST /(site)/admin/tillganglighet/[locale]?/default': admin,
	'GET /(site)/admin/tillganglighet/meddelanden/[message]/ta-bort': admin,
	'POST /(site)/admin/tillganglighet/meddelanden/[message]/ta-bort?/default': admin,
	'GET /(site)/admin/integritet/[locale]': admin,
	'POST /(site)/admin/integritet/[locale]?/default': admin,

	'GET /api/openapi.json': open,
	'GET /api/run/[run]': { may: everyone, run: 'open' },
	'GET /api/view/[audience]/[run]': { may: ownKeyPerson, run: 'open' },
	// An unknown command is nobody's; the known ones have rows of their own.
	'POST /api/command/[name]': { may: [], json: () => ({}) },
	'COMMAND openRun': { may: ownKeyPerson, json: ({ draft }) => ({ runId: draft.runId }) },
	'COMMAND closeRun': { may: ownKeyPerson, json: ({ open: run }) => ({ runId: run.runId }) },
	'COMMAND openConsensus': {
		may: ownKeyPerson,
		json: ({ groupDraft }) => ({ runId: groupDraft.runId })
	},
	'COMMAND closeConsensus': {
		may: ownKeyPerson,
		json: ({ groupOpen }) => ({ runId: groupOpen.runId })
	},
	'COMMAND saveScore': {
		may: ownMembers,
		json: ({ groupOpen }) => ({
			runId: groupOpen.runId,
			itemNo: 1,
			change: { score: { value: 2, seen: 0 } }
		})
	},
	'COMMAND attendItem': {
		may: ownMembers,
		json: ({ groupOpen }) => ({ runId: groupOpen.runId, itemNo: 1 })
	},
	'COMMAND stepScreen': {
		may: ownKeyPerson,
		json: ({ open: run }) => ({ runId: run.runId, step: { step: 'next' } })
	}
};
