import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { dontKnow, type CastReply, type WireChoice } from '#lib/contract/ballot.ts';
import type { Users } from './kill-run.ts';

/** One acknowledged answer, written down before anything else is done with it. */
export type JournalLine = { token: string; item: number; choice: WireChoice; rev: number };

const steps: readonly WireChoice[] = [1, 2, 3, dontKnow];

/**
 * Phones that answer without pause and change half of their answers, as the page does: the same answer is sent
 * again until it is acknowledged. Only acknowledged answers are journalled, in the order they were heard.
 */
export class Phones implements Users {
	readonly #url: string;
	readonly #code: string;
	readonly #journal: string;
	readonly #phones: number;
	#running = true;
	#walks: Promise<void>[] = [];
	acknowledged = 0;

	constructor(options: { url: string; code: string; journal: string; phones: number }) {
		this.#url = options.url;
		this.#code = options.code;
		this.#journal = options.journal;
		this.#phones = options.phones;
	}

	start(): void {
		this.#walks = Array.from({ length: this.#phones }, () => this.#walk());
	}

	/** Lets every phone finish the answer it is sending. */
	async stop(): Promise<void> {
		this.#running = false;
		await Promise.all(this.#walks);
	}

	async #walk(): Promise<void> {
		while (this.#running) {
			const token = randomBytes(16).toString('base64url');
			for (let item = 1; item <= 10 && this.#running; item += 1) {
				await this.#castUntilAcknowledged({ token, item, choice: anyStep(), rev: 1 });
				if (Math.random() < 0.5 && this.#running)
					await this.#castUntilAcknowledged({ token, item, choice: anyStep(), rev: 2 });
			}
		}
	}

	async #castUntilAcknowledged(answer: JournalLine): Promise<void> {
		for (;;) {
			const reply = await this.#cast(answer);
			if (reply?.ok === true) {
				const line: JournalLine = { token: answer.token, ...reply.data };
				appendFileSync(this.#journal, `${JSON.stringify(line)}\n`);
				this.acknowledged += 1;
				return;
			}
			if (!this.#running) return;
			await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 80));
		}
	}

	async #cast(answer: JournalLine): Promise<CastReply | null> {
		try {
			const response = await fetch(`${this.#url}/api/ballot`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', origin: this.#url },
				body: JSON.stringify({ code: this.#code, ...answer }),
				signal: AbortSignal.timeout(3000)
			});
			return (await response.json()) as CastReply;
		} catch {
			return null;
		}
	}
}

function anyStep(): WireChoice {
	return steps[Math.floor(Math.random() * steps.length)] ?? 1;
}
