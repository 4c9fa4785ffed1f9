import type { UnsentWords } from '#lib/client/unsent-words.ts';
import { errorText } from '#lib/ui/error-text.ts';

export type SaveState = 'idle' | 'waiting' | 'saving' | 'saved' | 'unsent' | 'conflict' | 'refused';

const pauseMilliseconds = 900;
const retryMilliseconds = 5000;

/** What somebody else had written meanwhile. */
export type StoredWords<Field extends string> = {
	readonly field: Field;
	readonly stored: string;
	readonly version: number;
	readonly by: string;
};

/** What sending a field came to: exactly one of the three. */
export type SendOutcome<Field extends string> = {
	/** Its version, now that it is stored as it was sent. */
	readonly version?: number | undefined;
	readonly conflict?: StoredWords<Field> | undefined;
	/** Why it was refused. */
	readonly code?: string | undefined;
};

type Place<Field extends string> = {
	/** What the browser remembers it by. */
	readonly name: string;
	readonly words: UnsentWords | null;
	/** Rejects when no answer came. */
	readonly send: (value: string, seen: number) => Promise<SendOutcome<Field>>;
};

/**
 * One field that saves itself while it is written in. What is typed is kept in the browser until the server
 * has said that it is stored, and is never replaced by what others write: then both are shown.
 */
export class FieldSaver<Field extends string = string> {
	value = $state('');
	state = $state<SaveState>('idle');
	error = $state<string | null>(null);
	conflict = $state.raw<StoredWords<Field> | null>(null);
	/** As the server has it, and how many times it has been changed. */
	stored = $state('');
	version = $state(0);
	readonly #place: Place<Field>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#sending = false;

	constructor(place: Place<Field>, stored: string, version: number) {
		this.#place = place;
		this.value = this.stored = stored;
		this.version = version;
	}

	/** Words of an earlier visit that were never saved: back in the field, and on their way. Browser only. */
	start(): () => void {
		const left = this.#place.words?.read(this.#place.name) ?? null;
		if (left !== null && left.value !== this.stored) {
			this.value = left.value;
			this.version = left.seen;
			this.#soon(0);
		} else this.#forget();
		const retry = () => {
			if (this.state === 'unsent') void this.save();
		};
		addEventListener('online', retry);
		return () => {
			removeEventListener('online', retry);
			// Leaving the page within the pause: what is typed goes now.
			if (this.state === 'waiting') void this.save();
			clearTimeout(this.#timer);
		};
	}

	typed(value: string): void {
		if (value === this.value) return;
		this.value = value;
		this.error = null;
		if (this.conflict !== null) return this.#keep();
		if (value === this.stored) {
			this.#forget();
			this.state = 'idle';
			clearTimeout(this.#timer);
			return;
		}
		this.#keep();
		this.#soon(pauseMilliseconds);
	}

	/** What the server has now: taken over where nothing is typed. */
	follow(stored: string, version: number): void {
		if (version <= this.version || this.value !== this.stored) return;
		this.value = this.stored = stored;
		this.version = version;
		this.state = 'idle';
	}

	/** A whole form came back with this field in conflict. */
	meet(conflict: StoredWords<Field>): void {
		this.conflict = conflict;
		this.state = 'conflict';
		this.#keep();
	}

	keepMine(): void {
		if (this.conflict === null) return;
		this.version = this.conflict.version;
		this.stored = this.conflict.stored;
		this.conflict = null;
		void this.save();
	}

	takeTheirs(): void {
		if (this.conflict === null) return;
		this.version = this.conflict.version;
		this.value = this.stored = this.conflict.stored;
		this.conflict = null;
		this.state = 'idle';
		this.#forget();
	}

	async save(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#sending || this.conflict !== null) return;
		this.#sending = true;
		this.state = 'saving';
		const sent = this.value;
		let isStored = false;
		try {
			isStored = this.#settle(sent, await this.#place.send(sent, this.version));
		} catch {
			this.state = 'unsent';
			this.#timer = setTimeout(() => void this.save(), retryMilliseconds);
		} finally {
			this.#sending = false;
		}
		// More was typed meanwhile.
		if (isStored && this.value !== this.stored) this.#soon(pauseMilliseconds);
	}

	/** True when the server has stored what was sent. */
	#settle(sent: string, { version, conflict, code }: SendOutcome<Field>): boolean {
		if (version !== undefined) {
			this.stored = sent;
			this.version = version;
			this.state = 'saved';
			if (this.value === sent) this.#forget();
			else this.#keep();
		} else if (conflict !== undefined) this.meet(conflict);
		else {
			this.state = 'refused';
			this.error = errorText(code ?? 'unexpected');
		}
		return version !== undefined;
	}

	#soon(milliseconds: number): void {
		this.state = 'waiting';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), milliseconds);
	}

	#keep(): void {
		this.#place.words?.keep(this.#place.name, { value: this.value, seen: this.version });
	}

	#forget(): void {
		this.#place.words?.forget(this.#place.name);
	}
}
