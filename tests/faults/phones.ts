import { randomBytes } from 'node:crypto';
import { dontKnow, type WireChoice } from '#lib/contract/ballot.ts';
import { sleep } from './app-process.ts';
import { Caster, type AnswerLine } from './caster.ts';
import type { Users } from './harm.ts';
import { Journal } from './journal.ts';

const steps: readonly WireChoice[] = [1, 2, 3, dontKnow];

export function anyStep(): WireChoice {
	return steps[Math.floor(Math.random() * steps.length)] ?? 1;
}

export function newDeviceToken(): string {
	return randomBytes(16).toString('base64url');
}

/**
 * Phones that answer without pause and change half of their answers, as the page does: the same answer is sent
 * again until it is acknowledged. Only acknowledged answers are journalled, in the order they were heard.
 */
export class Phones implements Users {
	readonly #casters: readonly Caster[];
	readonly #code: string;
	readonly #journal: Journal<AnswerLine>;
	readonly #phones: number;
	#running = true;
	#walks: Promise<void>[] = [];
	#epoch = 0;
	acknowledged = 0;
	fresh = 0;

	/** @param options.urls the apps that the phones go to, one after another */
	constructor(options: {
		urls: readonly string[];
		code: string;
		journal: string;
		phones: number;
		origin?: string;
	}) {
		this.#casters = options.urls.map((url) => new Caster(url, { origin: options.origin ?? url }));
		this.#code = options.code;
		this.#journal = new Journal(options.journal);
		this.#phones = options.phones;
	}

	start(): void {
		this.#walks = Array.from({ length: this.#phones }, (_, index) => this.#walk(index));
	}

	mark(): void {
		this.#epoch += 1;
		this.fresh = 0;
	}

	/** Lets every phone finish the answer it is sending. */
	async stop(): Promise<void> {
		this.#running = false;
		await Promise.all(this.#walks);
		for (const caster of this.#casters) caster.close();
		this.#journal.close();
	}

	async #walk(phone: number): Promise<void> {
		while (this.#running) {
			const token = newDeviceToken();
			for (let item = 1; item <= 10 && this.#running; item += 1) {
				await this.#castUntilAcknowledged(phone, { token, item, choice: anyStep(), rev: 1 });
				if (Math.random() < 0.5 && this.#running)
					await this.#castUntilAcknowledged(phone, { token, item, choice: anyStep(), rev: 2 });
			}
		}
	}

	async #castUntilAcknowledged(phone: number, answer: AnswerLine): Promise<void> {
		for (let attempt = phone; ; attempt += 1) {
			const epoch = this.#epoch;
			const end = await this.#casters[attempt % this.#casters.length]?.cast(this.#code, answer);
			if (end?.kind === 'stored') {
				this.#journal.note(end.line);
				this.acknowledged += 1;
				if (epoch === this.#epoch) this.fresh += 1;
				return;
			}
			if (!this.#running) return;
			await sleep(20 + Math.random() * 80);
		}
	}
}
