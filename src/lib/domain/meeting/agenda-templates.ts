import { turnKinds, type ItemKind } from './agenda.ts';
import type { PlannedItem } from './agenda-plan.ts';

/** Agendas to begin from, by kind of meeting. `turns` stands for every organisation's turn, in order. */
export const agendaTemplateNames = ['benchmarking', 'halfDay', 'startUp', 'strategist'] as const;
export type AgendaTemplateName = (typeof agendaTemplateNames)[number];
export const defaultAgendaTemplate: AgendaTemplateName = 'benchmarking';

type Part = { readonly kind: ItemKind; readonly minutes: number };
type AgendaTemplate = {
	readonly before: readonly Part[];
	/** Minutes of a turn's items, in the order of turnKinds; null when nobody has a turn. */
	readonly turn: readonly number[] | null;
	/** A break after every turn but the last. */
	readonly pauseBetween: number | null;
	readonly after: readonly Part[];
};

const closing: readonly Part[] = [
	{ kind: 'reflection', minutes: 20 },
	{ kind: 'plusMinus', minutes: 10 },
	{ kind: 'nextDate', minutes: 5 }
];

export const agendaTemplates: Readonly<Record<AgendaTemplateName, AgendaTemplate>> = {
	benchmarking: {
		before: [
			{ kind: 'opening', minutes: 10 },
			{ kind: 'followUp', minutes: 15 },
			{ kind: 'assessment', minutes: 20 }
		],
		turn: [15, 5, 5, 15, 10, 10],
		pauseBetween: 15,
		after: [{ kind: 'compare', minutes: 20 }, ...closing]
	},
	halfDay: {
		before: [
			{ kind: 'opening', minutes: 5 },
			{ kind: 'followUp', minutes: 10 }
		],
		turn: [10, 5, 5, 10, 5, 5],
		pauseBetween: 10,
		after: [
			{ kind: 'compare', minutes: 10 },
			{ kind: 'reflection', minutes: 10 },
			{ kind: 'plusMinus', minutes: 5 },
			{ kind: 'nextDate', minutes: 5 }
		]
	},
	startUp: {
		before: [
			{ kind: 'opening', minutes: 20 },
			{ kind: 'assessment', minutes: 30 }
		],
		turn: [15, 10, 5, 10, 5, 5],
		pauseBetween: 15,
		after: closing
	},
	strategist: {
		before: [
			{ kind: 'opening', minutes: 10 },
			{ kind: 'followUp', minutes: 30 },
			{ kind: 'assessment', minutes: 30 },
			{ kind: 'pause', minutes: 15 },
			{ kind: 'compare', minutes: 45 }
		],
		turn: null,
		pauseBetween: null,
		after: closing
	}
};

/** The items of a template for these organisations, who take turns in this order. */
export function planAgenda(
	name: AgendaTemplateName,
	organisationIds: readonly string[]
): PlannedItem[] {
	const template = agendaTemplates[name];
	const planned = ({ kind, minutes }: Part, organisationId: string | null = null): PlannedItem => ({
		kind,
		title: '',
		organisationId,
		plannedMinutes: minutes
	});
	const turns = organisationIds.flatMap((organisationId, index) => {
		const own = (template.turn ?? []).flatMap((minutes, at) => {
			const kind = turnKinds[at];
			return kind === undefined ? [] : [planned({ kind, minutes }, organisationId)];
		});
		const isLast = index === organisationIds.length - 1;
		return isLast || template.turn === null || template.pauseBetween === null
			? own
			: [...own, planned({ kind: 'pause', minutes: template.pauseBetween })];
	});
	return [
		...template.before.map((part) => planned(part)),
		...turns,
		...template.after.map((part) => planned(part))
	];
}
