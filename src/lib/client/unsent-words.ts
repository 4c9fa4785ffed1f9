import { findStorage } from './answer-store.ts';

/** Words that no answer has settled yet: what was typed, and which version of the stored words it was typed over. */
export type UnsentWord = { readonly value: string; readonly seen: number };

/**
 * What this browser remembers of words that are not saved, by person and page: they outlive a reload, a dead network
 * and a sign-out, and nobody else who signs in here is offered them.
 */
export class UnsentWords {
	readonly #prefix: string;
	readonly #storage: Storage | null;

	constructor(person: string, place: string, storage: Storage | null = findStorage()) {
		this.#prefix = `vankrets.words.${person}.${place}.`;
		this.#storage = storage;
	}

	keep(name: string, word: UnsentWord): void {
		try {
			this.#storage?.setItem(this.#prefix + name, JSON.stringify(word));
		} catch {
			// Full or forbidden: the words live as long as the page is open.
		}
	}

	read(name: string): UnsentWord | null {
		try {
			return parseWord(this.#storage?.getItem(this.#prefix + name) ?? null);
		} catch {
			return null;
		}
	}

	forget(name: string): void {
		try {
			this.#storage?.removeItem(this.#prefix + name);
		} catch {
			// What cannot be removed is offered again, and then no difference.
		}
	}
}

function parseWord(text: string | null): UnsentWord | null {
	if (text === null) return null;
	const found: unknown = JSON.parse(text);
	if (typeof found !== 'object' || found === null) return null;
	const { value, seen } = found as Record<string, unknown>;
	return typeof value === 'string' && Number.isInteger(seen) ? { value, seen: Number(seen) } : null;
}
