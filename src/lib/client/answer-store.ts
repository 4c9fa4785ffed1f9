import { dontKnow } from '#lib/contract/dont-know.ts';
import type { Press } from './answer-outbox.ts';

/**
 * What this browser remembers of one code: the token, and the choices that no acknowledgement has settled. What is
 * settled is forgotten here at once, so that a shared phone tells nobody what was answered.
 */
export class AnswerStore {
	readonly #prefix: string;
	#storage: Storage | null;

	/** @param storage null where the browser gives none: then everything lives as long as the page */
	constructor(code: string, storage: Storage | null) {
		this.#prefix = `vankrets.ballot.${code}`;
		this.#storage = storage;
	}

	/** False when nothing outlives the page. */
	get durable(): boolean {
		return this.#storage !== null;
	}

	readToken(): string | null {
		const token = this.#read(this.#prefix);
		return token !== null && /^[A-Za-z0-9_-]{22}$/.test(token) ? token : null;
	}

	saveToken(token: string): void {
		this.#write(this.#prefix, token);
	}

	savePress(item: number, press: Press): void {
		this.#write(this.#keyOf(item), JSON.stringify(press));
	}

	readPress(item: number): Press | null {
		return parsePress(this.#read(this.#keyOf(item)));
	}

	/** Everything that waits, by item. */
	readPresses(): Map<number, Press> {
		const presses = new Map<number, Press>();
		for (const item of this.#items()) {
			const press = this.readPress(item);
			if (press !== null) presses.set(item, press);
		}
		return presses;
	}

	/** Forgets a choice that is settled, unless another tab has left a newer one. */
	settle(item: number, rev: number): void {
		const held = this.readPress(item);
		if (held !== null && held.rev <= rev) this.#remove(this.#keyOf(item));
	}

	/** Forgets everything about the code. */
	clear(): void {
		for (const item of this.#items()) this.#remove(this.#keyOf(item));
		this.#remove(this.#prefix);
	}

	/** The item that a storage event of another tab is about, or null. */
	itemOf(event: StorageEvent): number | null {
		if (event.storageArea !== this.#storage || event.key === null) return null;
		return this.#itemOfKey(event.key);
	}

	#items(): number[] {
		const storage = this.#storage;
		if (storage === null) return [];
		const items: number[] = [];
		for (let index = 0; index < storage.length; index++) {
			const item = this.#itemOfKey(storage.key(index) ?? '');
			if (item !== null) items.push(item);
		}
		return items;
	}

	#keyOf(item: number): string {
		return `${this.#prefix}.${String(item)}`;
	}

	#itemOfKey(key: string): number | null {
		if (!key.startsWith(`${this.#prefix}.`)) return null;
		const item = Number(key.slice(this.#prefix.length + 1));
		return Number.isInteger(item) && item >= 1 ? item : null;
	}

	#read(key: string): string | null {
		try {
			return this.#storage?.getItem(key) ?? null;
		} catch {
			return null;
		}
	}

	#write(key: string, value: string): void {
		try {
			this.#storage?.setItem(key, value);
		} catch {
			// Full or forbidden: from here on the page says that answers live as long as it is open.
			this.#storage = null;
		}
	}

	#remove(key: string): void {
		try {
			this.#storage?.removeItem(key);
		} catch {
			// What cannot be removed is only a choice that the server already has.
		}
	}
}

/** The browser's storage, or null where it is switched off. */
export function findStorage(): Storage | null {
	try {
		const probe = 'vankrets.probe';
		localStorage.setItem(probe, '1');
		localStorage.removeItem(probe);
		return localStorage;
	} catch {
		return null;
	}
}

function parsePress(text: string | null): Press | null {
	if (text === null) return null;
	try {
		const found: unknown = JSON.parse(text);
		if (typeof found !== 'object' || found === null) return null;
		const { choice, rev, uncertain } = found as Record<string, unknown>;
		if (choice !== dontKnow && !Number.isInteger(choice)) return null;
		if (!Number.isInteger(rev) || Number(rev) < 1) return null;
		return {
			choice: choice === dontKnow ? dontKnow : Number(choice),
			rev: Number(rev),
			uncertain: uncertain !== false
		};
	} catch {
		return null;
	}
}
