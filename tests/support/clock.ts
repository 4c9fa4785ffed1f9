import type { Clock } from '#lib/server/clock.ts';

/**
 * A clock that stands still until it is stepped. It starts at the present second: the session library compares with
 * the machine's own clock, so a test far from the present would see its sessions as run out.
 */
export class StillClock implements Clock {
	#now = Math.floor(Date.now() / 1000) * 1000;

	now(): Date {
		return new Date(this.#now);
	}

	/** Forward (or, negative, back) by milliseconds. */
	step(milliseconds: number): void {
		this.#now += milliseconds;
	}

	setTo(instant: Date): void {
		this.#now = instant.getTime();
	}
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
