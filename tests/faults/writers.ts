import type { Users } from './harm.ts';
import { Journal } from './journal.ts';

/** One acknowledged change of a field of an entry, written down before anything else is done with it. */
export type WordsLine = { entryId: string; field: string; value: string };

/** A person of a region who writes in one field of one entry. */
export type Writer = { readonly cookie: string; readonly entryId: string; readonly field: string };

/**
 * People who write without pause, each in a field of their own, two at one entry. As the page does, the same words
 * are sent again until they are acknowledged, from the version that the writer saw last.
 */
export class Writers implements Users {
	readonly #url: string;
	readonly #journal: Journal<WordsLine>;
	readonly #writers: readonly Writer[];
	#running = true;
	#walks: Promise<void>[] = [];
	#epoch = 0;
	acknowledged = 0;
	fresh = 0;

	constructor(options: { url: string; journal: string; writers: readonly Writer[] }) {
		this.#url = options.url;
		this.#journal = new Journal(options.journal);
		this.#writers = options.writers;
	}

	start(): void {
		this.#walks = this.#writers.map((writer) => this.#walk(writer));
	}

	mark(): void {
		this.#epoch += 1;
		this.fresh = 0;
	}

	async stop(): Promise<void> {
		this.#running = false;
		await Promise.all(this.#walks);
		this.#journal.close();
	}

	async #walk(writer: Writer): Promise<void> {
		for (let seen = 0; this.#running; seen += 1) {
			const value = `${writer.field} ${String(seen + 1)} av ${writer.entryId.slice(0, 4)}`;
			while (this.#running && !(await this.#save(writer, value, seen)))
				await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 80));
		}
	}

	async #save({ cookie, entryId, field }: Writer, value: string, seen: number): Promise<boolean> {
		const epoch = this.#epoch;
		try {
			const response = await fetch(`${this.#url}/logg/${entryId}?/change`, {
				method: 'POST',
				headers: {
					cookie: `session=${cookie}`,
					origin: this.#url,
					accept: 'application/json',
					'x-sveltekit-action': 'true',
					'content-type': 'application/x-www-form-urlencoded'
				},
				body: new URLSearchParams({ cycle: '1', [field]: value, [`seen.${field}`]: String(seen) }),
				signal: AbortSignal.timeout(3000)
			});
			const reply = (await response.json()) as { type?: string; data?: string };
			if (reply.type !== 'success' || !isSaved(reply.data)) return false;
			this.#journal.note({ entryId, field, value });
			this.acknowledged += 1;
			if (epoch === this.#epoch) this.fresh += 1;
			return true;
		} catch {
			return false;
		}
	}
}

/** SvelteKit's reply is flattened: values refer to their places in one list. */
function isSaved(data: string | undefined): boolean {
	const [first, ...rest] = JSON.parse(data ?? '[]') as [Record<string, number>?, ...unknown[]];
	const at = (name: string) => rest[(first?.[name] ?? 0) - 1];
	return JSON.stringify([at('conflicts'), at('refused')]) === '[[],[]]';
}
