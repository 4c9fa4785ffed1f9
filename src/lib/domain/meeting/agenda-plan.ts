import { ExpectedError } from '../errors.ts';
import {
	agendaMinutes,
	fewestAgendaMinutes,
	fewestItemMinutes,
	longestItemTitle,
	mostAgendaMinutes,
	mostItemMinutes,
	mostItems,
	stateOfItem,
	type Agenda,
	type AgendaItem
} from './agenda.ts';
import { getItem } from './agenda-step.ts';

/** What an item is planned to be; the rest of it is what happens to it. */
export type PlannedItem = Pick<AgendaItem, 'kind' | 'title' | 'organisationId' | 'plannedMinutes'>;

/** How the plan is changed, before the meeting and during it. */
export type AgendaEdit =
	| ({
			readonly edit: 'add';
			readonly itemId: string;
			readonly afterItemId: string | null;
	  } & PlannedItem)
	| {
			readonly edit: 'change';
			readonly itemId: string;
			readonly title: string;
			readonly plannedMinutes: number;
	  }
	/** To stand before another item, or last. Only what waits moves, and never before what has begun. */
	| { readonly edit: 'move'; readonly itemId: string; readonly beforeItemId: string | null }
	| { readonly edit: 'remove'; readonly itemId: string };

/**
 * The agenda after an edit.
 * @throws ExpectedError notFound, stepNotPossible, minutesOutsideLimits, agendaTooLong, textTooLong
 */
export function decideAgendaEdit(agenda: Agenda, edit: AgendaEdit): Agenda {
	const items = edited(agenda, edit);
	if (items.length > mostItems || agendaMinutes(items) > mostAgendaMinutes)
		throw new ExpectedError('agendaTooLong', ['plannedMinutes']);
	return { ...agenda, items };
}

function edited(agenda: Agenda, edit: AgendaEdit): AgendaItem[] {
	switch (edit.edit) {
		case 'add':
			return add(agenda, edit);
		case 'change': {
			const item = getItem(agenda, edit.itemId);
			if (stateOfItem(agenda, item) === 'done') throw new ExpectedError('stepNotPossible');
			assertPlanned(edit);
			const to = { title: edit.title, plannedMinutes: edit.plannedMinutes };
			return agenda.items.map((one) =>
				one.id === item.id ? { ...one, ...to, addedMinutes: 0 } : one
			);
		}
		case 'move':
			return move(agenda, edit.itemId, edit.beforeItemId);
		case 'remove': {
			const item = getItem(agenda, edit.itemId);
			if (item.startedAt !== null) throw new ExpectedError('stepNotPossible');
			return agenda.items.filter((one) => one.id !== item.id);
		}
	}
}

function add(agenda: Agenda, edit: PlannedItem & { itemId: string; afterItemId: string | null }) {
	assertPlanned(edit);
	// Said twice (an answer that was lost) is added once.
	if (agenda.items.some((one) => one.id === edit.itemId)) return [...agenda.items];
	const item = newItem(edit.itemId, edit);
	if (edit.afterItemId === null) return [...agenda.items, item];
	const at = agenda.items.indexOf(getItem(agenda, edit.afterItemId)) + 1;
	const place = Math.max(at, firstFree(agenda.items, agenda));
	return [...agenda.items.slice(0, place), item, ...agenda.items.slice(place)];
}

function move(agenda: Agenda, itemId: string, beforeItemId: string | null): AgendaItem[] {
	const item = getItem(agenda, itemId);
	const state = stateOfItem(agenda, item);
	if (state === 'running' || state === 'done') throw new ExpectedError('stepNotPossible');
	if (itemId === beforeItemId) return [...agenda.items];
	const others = agenda.items.filter((one) => one.id !== itemId);
	const at = beforeItemId === null ? others.length : others.indexOf(getItem(agenda, beforeItemId));
	const place = Math.max(at, firstFree(others, agenda));
	return [...others.slice(0, place), item, ...others.slice(place)];
}

/** The first place after everything that has begun. */
function firstFree(items: readonly AgendaItem[], agenda: Agenda): number {
	return items.findLastIndex((one) => ['running', 'done'].includes(stateOfItem(agenda, one))) + 1;
}

function assertPlanned(item: { title: string; plannedMinutes: number }): void {
	const minutes = item.plannedMinutes;
	if (!Number.isInteger(minutes) || minutes < fewestItemMinutes || minutes > mostItemMinutes)
		throw new ExpectedError('minutesOutsideLimits', ['plannedMinutes']);
	if (item.title.length > longestItemTitle) throw new ExpectedError('textTooLong', ['title']);
}

export function newItem(id: string, planned: PlannedItem): AgendaItem {
	return {
		id,
		kind: planned.kind,
		title: planned.title,
		organisationId: planned.organisationId,
		plannedMinutes: planned.plannedMinutes,
		addedMinutes: 0,
		spentSeconds: 0,
		startedAt: null,
		runningFrom: null,
		endedAt: null,
		skippedAt: null
	};
}

/** @throws ExpectedError agendaTooShort, agendaTooLong */
export function assertAgendaLength(items: readonly AgendaItem[]): void {
	const minutes = agendaMinutes(items);
	if (minutes < fewestAgendaMinutes) throw new ExpectedError('agendaTooShort');
	if (minutes > mostAgendaMinutes) throw new ExpectedError('agendaTooLong');
}
