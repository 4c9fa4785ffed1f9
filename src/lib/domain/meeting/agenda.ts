/**
 * The agenda of a meeting. It keeps: at most one item runs; time spent on an item is never lost, whatever is stepped
 * back and forth; nothing here ends an item by itself, since the clock only tells.
 */
export const itemKinds = [
	'opening',
	'followUp',
	'assessment',
	'presentation',
	'clarifying',
	'silentWriting',
	'feedback',
	'response',
	'takeHome',
	'compare',
	'reflection',
	'plusMinus',
	'nextDate',
	'pause',
	'other'
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Kinds that are about one organisation: its turn. */
export const turnKinds: readonly ItemKind[] = [
	'presentation',
	'clarifying',
	'silentWriting',
	'feedback',
	'response',
	'takeHome'
];

export type AgendaItem = {
	readonly id: string;
	readonly kind: ItemKind;
	/** Empty: the kind's own name, in the reader's language. */
	readonly title: string;
	/** Whose turn it is; null when it is everybody's. */
	readonly organisationId: string | null;
	readonly plannedMinutes: number;
	readonly addedMinutes: number;
	/** Seconds of earlier stretches; the present one is counted from runningFrom. */
	readonly spentSeconds: number;
	/** ISO instants. */
	readonly startedAt: string | null;
	readonly runningFrom: string | null;
	readonly endedAt: string | null;
	readonly skippedAt: string | null;
};

export type Pause = { readonly from: string; readonly minutes: number };

export type Agenda = {
	readonly items: readonly AgendaItem[];
	readonly runningItemId: string | null;
	readonly pause: Pause | null;
};

export type ItemState = 'waiting' | 'running' | 'done' | 'skipped';

/** Minutes of one item as planned. */
export const fewestItemMinutes = 1;
export const mostItemMinutes = 180;
/** Minutes of one item with what was added to it. */
export const mostExtendedMinutes = 240;
/** Minutes of the whole agenda: shorter is no meeting, longer is two. */
export const fewestAgendaMinutes = 15;
export const mostAgendaMinutes = 540;
export const mostItems = 60;
export const longestItemTitle = 120;

export function stateOfItem(agenda: Pick<Agenda, 'runningItemId'>, item: AgendaItem): ItemState {
	if (agenda.runningItemId === item.id) return 'running';
	if (item.skippedAt !== null) return 'skipped';
	return item.endedAt === null ? 'waiting' : 'done';
}

export function runningItem(agenda: Agenda): AgendaItem | null {
	return agenda.items.find((item) => item.id === agenda.runningItemId) ?? null;
}

/** The item that would run after the present one; null when none is left. */
export function nextItem(agenda: Agenda): AgendaItem | null {
	const at = agenda.items.findIndex((item) => item.id === agenda.runningItemId);
	const waiting = (item: AgendaItem) => stateOfItem(agenda, item) === 'waiting';
	// What was added or taken back before the present item still waits its turn.
	return agenda.items.slice(at + 1).find(waiting) ?? agenda.items.find(waiting) ?? null;
}

export function lengthOf(item: Pick<AgendaItem, 'plannedMinutes' | 'addedMinutes'>): number {
	return item.plannedMinutes + item.addedMinutes;
}

/** Minutes of the whole agenda as planned, without what is skipped. */
export function agendaMinutes(items: readonly AgendaItem[]): number {
	return items
		.filter((item) => item.skippedAt === null)
		.reduce((sum, item) => sum + lengthOf(item), 0);
}

/** Organisations in the order of their turns. */
export function turnsOf(agenda: Agenda): string[] {
	const ids = agenda.items.flatMap((item) => item.organisationId ?? []);
	return [...new Set(ids)];
}
