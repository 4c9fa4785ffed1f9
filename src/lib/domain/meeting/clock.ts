import { lengthOf, stateOfItem, type Agenda, type AgendaItem } from './agenda.ts';

/**
 * Clocks are an instant and a length; whoever shows one counts. Instants know neither midnight nor summer time, so a
 * meeting may go on past both. `now` is milliseconds since 1970 by the server's clock.
 */
export type Countdown = {
	/** Seconds left; below zero when the time is over, which stops nobody. */
	readonly left: number;
	readonly phase: 'calm' | 'soon' | 'over';
	readonly stopped: boolean;
};

/** The last part of an item in which the clock quietly says so: a fifth, at most two minutes. */
const soonShare = 0.2;
const soonMostSeconds = 120;

/** Seconds an item has taken, all stretches together; while the meeting pauses it takes none. */
export function spentOn(item: AgendaItem, now: number): number {
	if (item.runningFrom === null) return item.spentSeconds;
	return item.spentSeconds + Math.max(0, (now - Date.parse(item.runningFrom)) / 1000);
}

export function countdownOf(item: AgendaItem, now: number): Countdown {
	const length = lengthOf(item) * 60;
	return countdown(length, spentOn(item, now), item.runningFrom === null);
}

export function pauseCountdown(pause: { from: string; minutes: number }, now: number): Countdown {
	return countdown(pause.minutes * 60, Math.max(0, (now - Date.parse(pause.from)) / 1000), false);
}

function countdown(length: number, spent: number, stopped: boolean): Countdown {
	const left = length - spent;
	const soon = Math.min(soonMostSeconds, length * soonShare);
	return { left, phase: left < 0 ? 'over' : left <= soon ? 'soon' : 'calm', stopped };
}

/** Whole minutes an item took, rounded; a started item took at least one. */
export function actualMinutes(item: AgendaItem, now: number): number | null {
	if (item.startedAt === null) return null;
	return Math.max(1, Math.round(spentOn(item, now) / 60));
}

export type ItemTimes = { readonly id: string; readonly from: number; readonly until: number };

/**
 * When each item that is not skipped begins and ends, in milliseconds: what is done as it was, what runs and waits as it
 * is foreseen from now, one after the other.
 * @param start when the first item is thought to begin, where nothing has begun
 */
export function timesOf(agenda: Agenda, start: number, now: number): ItemTimes[] {
	const times: ItemTimes[] = [];
	const begun = agenda.items.some((item) => item.startedAt !== null);
	let at = begun ? now : start;
	const running = agenda.items.find((item) => item.id === agenda.runningItemId);
	if (running !== undefined) {
		const pauseLeft =
			agenda.pause === null ? 0 : Math.max(0, pauseCountdown(agenda.pause, now).left);
		at = now + Math.max(0, countdownOf(running, now).left + pauseLeft) * 1000;
		times.push({ id: running.id, from: Date.parse(running.startedAt ?? ''), until: at });
	}
	for (const item of agenda.items) {
		const state = stateOfItem(agenda, item);
		if (state === 'done')
			times.push({
				id: item.id,
				from: Date.parse(item.startedAt ?? ''),
				until: Date.parse(item.endedAt ?? '')
			});
		if (state !== 'waiting') continue;
		const until = at + Math.max(0, lengthOf(item) * 60 - item.spentSeconds) * 1000;
		times.push({ id: item.id, from: at, until });
		at = until;
	}
	return times;
}
