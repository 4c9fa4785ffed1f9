import type { AccessRow } from './access-table.ts';
import { firstTemplate, pdfOf, redDot } from './presentation-desk.ts';

const members = ['keyPerson', 'politician', 'otherKeyPerson'] as const;
/** Of the organisation whose presentation it is, and of no other. */
const ownMembers = ['keyPerson', 'politician'] as const;
const ownKeyPerson = ['keyPerson'] as const;
const administrators = ['administrator'] as const;

const pdfForm = () => formWith('pdf', pdfOf(['Kedjan']), 'application/pdf');
const pictureForm = () => {
	const form = formWith('picture', redDot, 'image/png');
	form.set('alt', 'En röd punkt');
	return form;
};
function formWith(name: string, bytes: Buffer, type: string): FormData {
	const form = new FormData();
	form.set(name, new Blob([new Uint8Array(bytes)], { type }), 'fil');
	return form;
}

const firstOfAll = () => ({ template: firstTemplate });

/** The doors to presentations and their templates. */
export const presentationAccess: Readonly<Record<string, AccessRow>> = {
	'GET /(site)/presentationer': { may: members },
	'POST /(site)/presentationer?/start': {
		may: ownMembers,
		form: ({ organisation, meetingId }) => ({ organisationId: organisation.id, meetingId })
	},
	'GET /(site)/presentationer/[presentation]': { may: ownMembers },
	'POST /(site)/presentationer/[presentation]?/attachPdf': { may: ownMembers, file: pdfForm },
	'POST /(site)/presentationer/[presentation]?/attachPicture': {
		may: ownMembers,
		file: pictureForm
	},
	'POST /(site)/presentationer/[presentation]?/removeFile': {
		may: ownMembers,
		form: ({ fileId }) => ({ fileId })
	},
	'POST /(site)/presentationer/[presentation]?/share': {
		may: ownKeyPerson,
		form: () => ({ sharing: 'group' })
	},
	'POST /(site)/presentationer/[presentation]?/prefill': {
		may: ownMembers,
		form: () => ({ source: 'log' })
	},
	'GET /(site)/presentationer/[presentation]/filer/[file]': { may: ownMembers },
	'GET /(site)/presentationer/[presentation]/filer/[file]/[page]': { may: ownMembers },
	'GET /(site)/admin/mallar': { may: administrators },
	'GET /(site)/admin/mallar/[template]': { may: administrators, names: firstOfAll },
	'POST /(site)/admin/mallar/[template]?/save': {
		may: administrators,
		names: firstOfAll,
		form: () => ({ nameSv: '' })
	},
	'POST /(site)/admin/mallar/[template]?/retire': { may: administrators, names: firstOfAll },
	'POST /(site)/admin/mallar/[template]?/restore': { may: administrators, names: firstOfAll },

	'COMMAND addStep': {
		may: ownMembers,
		json: ({ presentationId, entryId }) => ({
			presentationId,
			stepId: entryId,
			stageKey: 'goals',
			name: 'Vision'
		})
	},
	'COMMAND changeStep': {
		may: ownMembers,
		json: ({ presentationId, stepId }) => ({
			presentationId,
			stepId,
			change: { field: 'who', value: 'Nämnden', seen: 0 }
		})
	},
	'COMMAND moveStep': {
		may: ownMembers,
		json: ({ presentationId, stepId }) => ({
			presentationId,
			stepId,
			stageKey: 'budget',
			index: 0
		})
	},
	'COMMAND removeStep': {
		may: ownMembers,
		json: ({ presentationId, stepId }) => ({ presentationId, stepId, removed: true })
	},
	'COMMAND syncText': {
		may: ownMembers,
		json: ({ presentationId }) => ({ presentationId, stateVector: 'AA==', update: null })
	},
	'COMMAND attendPresentation': {
		may: ownMembers,
		json: ({ presentationId }) => ({ presentationId, place: 'chain' })
	},
	'COMMAND sharePresentation': {
		may: ownKeyPerson,
		json: ({ presentationId }) => ({ presentationId, sharing: 'group' })
	}
};
