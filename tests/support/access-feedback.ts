import type { AccessRow } from './access-table.ts';
import { feedbackInputs } from './feedback.ts';

/** Whoever leads shows and sets the date; what is not shown is its writer's; the rest is for whoever takes part. */
const leads = ['showCard', 'chooseNaming', 'showReflections', 'setNextDate'];
const writersOwn = ['changeCard', 'withdrawCard', 'removePlusMinus'];
const keyPerson = ['keyPerson'] as const;
const members = ['keyPerson', 'politician'] as const;

/** The doors to cards, reflections and what comes of a meeting. */
export const feedbackRows: Readonly<Record<string, AccessRow>> = {
	'GET /(site)/traffar/[meeting]/minnesanteckningar': { may: members },
	'GET /(site)/traffar/[meeting]/minnesanteckningar.docx': { may: members },
	'GET /(site)/traffar/[meeting]/minnesanteckningar.md': { may: members },
	'GET /api/meeting/[meeting]/mine': { may: members },
	...Object.fromEntries(
		Object.entries(feedbackInputs).map(([name, input]): [string, AccessRow] => [
			`COMMAND ${name}`,
			{
				may: [...leads, ...writersOwn].includes(name) ? keyPerson : members,
				json: ({ draft }) => input(draft)
			}
		])
	)
};
