import type { Ack } from '#lib/contract/live.ts';
import type { WordsSaved } from '#lib/contract/views/feedback.ts';
import type { UnsentWords } from './unsent-words.ts';

export type WordState = 'idle' | 'waiting' | 'saving' | 'saved' | 'unsent' | 'conflict' | 'refused';

const pauseMilliseconds = 900;
const retryMilliseconds = 3000;

type Place = {
	readonly name: string;
	readonly words: UnsentWords;
	/** Sends what is typed over the version it was typed over. */
	readonly send: (value: string, seen: number) => Promise<Ack<WordsSaved>>;
};

/**
 * One text of a meeting that saves itself while it is written. What is typed stays in the browser until the server has
 * said that it is stored, and is never replaced by what others write: then both are shown.
 */
export class WordSaver {
	value = $state('');
	state = $state<WordState>('idle');
	/** Why the server will not have it. */
	code = $state<string | null>(null);
	/** What somebody else wrote meanwhile. */
	theirs = $state<string | null>(null);
	#stored: string;
	#version: number;
	readonly #place: Place;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#sending = false;

	constructor(place: Place, stored: string, version: number) {
		this.#place = place;
		this.value = this.#stored = stored;
		this.#version = version;
	}

	/** Words of an earlier visit that were never saved: back in the field, and on their way. Browser only. */
	start(): () => void {
		const left = this.#place.words.read(this.#place.name);
		if (left !== null && left.value !== this.#stored) {
			this.value = left.value;
			this.#version = left.seen;
			this.#soon(0);
		} else this.#forget();
		return () => {
			clearTimeout(this.#timer);
			// Leaving within the pause: what is typed goes now.
			if (this.state === 'waiting') void this.save();
		};
	}

	typed(value: string): void {
		if (value === this.value) return;
		this.value = value;
		this.code = null;
		this.#place.words.keep(this.#place.name, { value, seen: this.#version });
		if (this.theirs === null) this.#soon(pauseMilliseconds);
	}

	/** What the server has now: taken over where nothing is typed. */
	follow(stored: string, version: number): void {
		if (version <= this.#version || this.value !== this.#stored) return;
		this.value = this.#stored = stored;
		this.#version = version;
		this.state = 'idle';
	}

	keepMine(): void {
		this.theirs = null;
		void this.save();
	}

	takeTheirs(): void {
		if (this.theirs === null) return;
		this.value = this.#stored = this.theirs;
		this.theirs = null;
		this.state = 'idle';
		this.#forget();
	}

	async save(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#sending || this.theirs !== null || this.value === this.#stored) return;
		this.#sending = true;
		this.state = 'saving';
		const sent = this.value;
		const reply = await this.#place.send(sent, this.#version);
		this.#sending = false;
		if (reply.ok) this.#settle(sent, reply.data);
		else this.#refused(reply.code);
	}

	#settle(sent: string, { version, conflict }: WordsSaved): void {
		this.#version = version;
		if (conflict !== null) {
			this.#stored = conflict;
			this.theirs = conflict;
			this.state = 'conflict';
			this.#place.words.keep(this.#place.name, { value: this.value, seen: version });
			return;
		}
		this.#stored = sent;
		this.state = 'saved';
		if (this.value === sent) this.#forget();
		// More was typed meanwhile.
		else this.#soon(pauseMilliseconds);
	}

	#refused(code: string): void {
		if (code === 'unavailable' || code === 'tooManyAttempts') {
			this.state = 'unsent';
			this.#timer = setTimeout(() => void this.save(), retryMilliseconds);
		} else {
			this.state = 'refused';
			this.code = code;
		}
	}

	#soon(milliseconds: number): void {
		this.state = 'waiting';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), milliseconds);
	}

	#forget(): void {
		this.#place.words.forget(this.#place.name);
	}
}
