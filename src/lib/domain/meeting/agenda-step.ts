import { ExpectedError } from '../errors.ts';
import {
	lengthOf,
	mostExtendedMinutes,
	nextItem,
	runningItem,
	stateOfItem,
	type Agenda,
	type AgendaItem
} from './agenda.ts';
import { spentOn } from './clock.ts';

/** What whoever leads can do with an agenda that runs. */
export type AgendaStep =
	| { readonly step: 'next' | 'back' | 'resume' }
	| { readonly step: 'goTo' | 'skip' | 'unskip'; readonly itemId: string }
	/** A whole turn, as when an organisation never came. */
	| { readonly step: 'skipTurn' | 'unskipTurn'; readonly organisationId: string }
	/** Fewer minutes than none: what was added by mistake is taken back. */
	| { readonly step: 'extend'; readonly itemId: string; readonly minutes: number }
	| { readonly step: 'pause'; readonly minutes: number };

/**
 * The agenda after a step at an instant. Stepping next when nothing runs starts the first item that waits; past the last
 * item nothing runs.
 * @param now ISO instant
 * @throws ExpectedError stepNotPossible, notFound (no such item), minutesOutsideLimits
 */
export function decideAgenda(agenda: Agenda, step: AgendaStep, now: string): Agenda {
	switch (step.step) {
		case 'next':
			return next(agenda, now);
		case 'back':
			return back(agenda, now);
		case 'goTo':
			return goTo(agenda, getItem(agenda, step.itemId), now);
		case 'skip':
			return skip(agenda, [getItem(agenda, step.itemId)], now);
		case 'unskip':
			return change(agenda, getItem(agenda, step.itemId), { skippedAt: null });
		case 'skipTurn':
			return skip(agenda, turn(agenda, step.organisationId), now);
		case 'unskipTurn':
			return turn(agenda, step.organisationId).reduce(
				(sum, item) => change(sum, item, { skippedAt: null }),
				agenda
			);
		case 'extend':
			return extend(agenda, getItem(agenda, step.itemId), step.minutes);
		case 'pause':
			return pause(agenda, step.minutes, now);
		case 'resume':
			return resume(agenda, now);
	}
}

function next(agenda: Agenda, now: string): Agenda {
	const following = nextItem(agenda);
	if (following === null && agenda.runningItemId === null)
		throw new ExpectedError('stepNotPossible');
	const ended = stopped(agenda, now, 'end');
	return following === null ? ended : run(ended, following, now);
}

/** Forward ends what runs; backward, as when a skip is undone, lets it wait again. */
function goTo(agenda: Agenda, item: AgendaItem, now: string): Agenda {
	const at = agenda.items.findIndex((one) => one.id === agenda.runningItemId);
	const isBack = agenda.items.indexOf(item) < at;
	return run(stopped(agenda, now, isBack ? 'wait' : 'end'), item, now);
}

/** The present item waits again, and the one before it goes on where it was. */
function back(agenda: Agenda, now: string): Agenda {
	const at = agenda.items.findIndex((item) => item.id === agenda.runningItemId);
	const earlier = at < 0 ? agenda.items : agenda.items.slice(0, at);
	const previous = earlier.findLast((item) => stateOfItem(agenda, item) === 'done');
	if (previous === undefined) throw new ExpectedError('stepNotPossible');
	return run(stopped(agenda, now, 'wait'), previous, now);
}

function skip(agenda: Agenda, items: readonly AgendaItem[], now: string): Agenda {
	const open = items.filter((item) => ['waiting', 'running'].includes(stateOfItem(agenda, item)));
	if (open.length === 0) throw new ExpectedError('stepNotPossible');
	const wasRunning = open.some((item) => item.id === agenda.runningItemId);
	const rest = wasRunning ? stopped(agenda, now, 'wait') : agenda;
	const skipped = open.reduce((sum, item) => change(sum, item, { skippedAt: now }), rest);
	if (!wasRunning) return skipped;
	const at = agenda.items.findIndex((item) => item.id === agenda.runningItemId);
	const waiting = (item: AgendaItem) => stateOfItem(skipped, item) === 'waiting';
	const following = skipped.items.slice(at).find(waiting) ?? skipped.items.find(waiting);
	return following === undefined ? skipped : run(skipped, following, now);
}

function extend(agenda: Agenda, item: AgendaItem, minutes: number): Agenda {
	if (!['waiting', 'running'].includes(stateOfItem(agenda, item)))
		throw new ExpectedError('stepNotPossible');
	const length = lengthOf(item) + minutes;
	if (!Number.isInteger(minutes) || length < 1 || length > mostExtendedMinutes)
		throw new ExpectedError('minutesOutsideLimits', ['minutes']);
	return change(agenda, item, { addedMinutes: item.addedMinutes + minutes });
}

function pause(agenda: Agenda, minutes: number, now: string): Agenda {
	const running = runningItem(agenda);
	if (running === null || agenda.pause !== null) throw new ExpectedError('stepNotPossible');
	if (!Number.isInteger(minutes) || minutes < 1 || minutes > mostExtendedMinutes)
		throw new ExpectedError('minutesOutsideLimits', ['minutes']);
	const held = change(agenda, running, { spentSeconds: spent(running, now), runningFrom: null });
	return { ...held, pause: { from: now, minutes } };
}

function resume(agenda: Agenda, now: string): Agenda {
	const running = runningItem(agenda);
	if (running === null || agenda.pause === null) throw new ExpectedError('stepNotPossible');
	return { ...change(agenda, running, { runningFrom: now }), pause: null };
}

/** Nothing runs any more; the item that did has ended, or waits to go on. */
export function stopped(agenda: Agenda, now: string, and: 'end' | 'wait'): Agenda {
	const running = runningItem(agenda);
	if (running === null) return { ...agenda, pause: null };
	const item = {
		spentSeconds: spent(running, now),
		runningFrom: null,
		endedAt: and === 'end' ? now : null
	};
	return { ...change(agenda, running, item), runningItemId: null, pause: null };
}

function run(agenda: Agenda, item: AgendaItem, now: string): Agenda {
	const begun = change(agenda, item, {
		startedAt: item.startedAt ?? now,
		runningFrom: now,
		endedAt: null,
		skippedAt: null
	});
	return { ...begun, runningItemId: item.id };
}

function spent(item: AgendaItem, now: string): number {
	return Math.round(spentOn(item, Date.parse(now)));
}

function turn(agenda: Agenda, organisationId: string): AgendaItem[] {
	return agenda.items.filter((item) => item.organisationId === organisationId);
}

/** @throws ExpectedError notFound */
export function getItem(agenda: Agenda, itemId: string): AgendaItem {
	const item = agenda.items.find((one) => one.id === itemId);
	if (item === undefined) throw new ExpectedError('notFound');
	return item;
}

function change(agenda: Agenda, item: AgendaItem, to: Partial<AgendaItem>): Agenda {
	const items = agenda.items.map((one) => (one.id === item.id ? { ...one, ...to } : one));
	return { ...agenda, items };
}
