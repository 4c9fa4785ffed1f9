import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { ExpectedError } from '#lib/domain/errors.ts';
import { looksLikePdf } from '#lib/domain/presentation/file.ts';

/** What is known of a PDF that could be opened. Sizes in points. */
export type PdfFacts = {
	readonly pages: number;
	readonly width: number;
	readonly height: number;
};
/** A page as a picture, with its words. Sizes in pixels. */
export type PdfPage = {
	readonly mediaType: 'image/png' | 'image/jpeg';
	readonly bytes: Uint8Array;
	readonly width: number;
	readonly height: number;
	readonly words: string;
};

/** The longest side of a drawn page: sharp on a wall of 1920 beside its frame, light on a phone. */
export const longestSide = 1600;
/** With the start of a worker on a busy machine. */
const jobMilliseconds = 30_000;
const idleMilliseconds = 60_000;
const longestQueue = 40;

type Waiting = {
	readonly message: Record<string, unknown>;
	readonly settle: (answer: Answer) => void;
};
type Answer = { readonly ok: boolean } & Record<string, unknown>;

/**
 * Opens and draws PDFs in one worker thread, one after another. A file that takes too long, or takes the worker down,
 * is refused, and the next one gets a new worker.
 */
export class PdfOffice {
	readonly #workerFile: string;
	readonly #jobMilliseconds: number;
	readonly #queue: Waiting[] = [];
	#worker: Worker | null = null;
	#busy = false;
	#idle: NodeJS.Timeout | null = null;
	#count = 0;
	/** Takes the answer to the job in hand; null when the worker is gone. */
	#current: ((answer: Answer | null) => void) | null = null;

	constructor(options: { workerFile?: string; jobMilliseconds?: number } = {}) {
		this.#workerFile = options.workerFile ?? path.resolve('src/pdf-worker.ts');
		this.#jobMilliseconds = options.jobMilliseconds ?? jobMilliseconds;
	}

	/** @throws ExpectedError notAPdf, unavailable */
	async inspect(bytes: Uint8Array): Promise<PdfFacts> {
		if (!looksLikePdf(bytes)) throw new ExpectedError('notAPdf');
		const answer = await this.#ask({ kind: 'inspect', bytes });
		return answer as unknown as PdfFacts;
	}

	/** @throws ExpectedError notAPdf (the page cannot be drawn), unavailable */
	async draw(bytes: Uint8Array, pageNo: number): Promise<PdfPage> {
		const answer = await this.#ask({ kind: 'draw', bytes, pageNo, longest: longestSide });
		return answer as unknown as PdfPage;
	}

	async close(): Promise<void> {
		for (const one of this.#queue.splice(0)) one.settle({ ok: false, gone: true });
		await this.#end();
	}

	async #ask(message: Record<string, unknown>): Promise<Answer> {
		if (this.#queue.length >= longestQueue) throw new ExpectedError('unavailable');
		const answer = await new Promise<Answer>((resolve) => {
			this.#queue.push({ message, settle: resolve });
			void this.#next();
		});
		if (answer.ok) return answer;
		throw new ExpectedError(answer['gone'] === true ? 'unavailable' : 'notAPdf');
	}

	async #next(): Promise<void> {
		if (this.#busy) return;
		const one = this.#queue.shift();
		if (one === undefined) {
			this.#rest();
			return;
		}
		this.#busy = true;
		one.settle(await this.#work(one.message));
		this.#busy = false;
		void this.#next();
	}

	#work(message: Record<string, unknown>): Promise<Answer> {
		if (this.#idle !== null) clearTimeout(this.#idle);
		const worker = (this.#worker ??= this.#begin());
		this.#count += 1;
		const id = this.#count;
		return new Promise((resolve) => {
			const patience = setTimeout(() => void this.#end(), this.#jobMilliseconds);
			this.#current = (answer) => {
				if (answer !== null && answer['id'] !== id) return;
				clearTimeout(patience);
				this.#current = null;
				resolve(answer ?? { ok: false });
			};
			worker.postMessage({ ...message, id });
		});
	}

	#begin(): Worker {
		const worker = new Worker(this.#workerFile, {
			resourceLimits: { maxOldGenerationSizeMb: 256 }
		});
		worker.on('message', (answer: Answer) => this.#current?.(answer));
		// Whatever took it down, 'exit' follows; an error that nobody hears would end the process.
		worker.on('error', () => undefined);
		worker.on('exit', () => {
			if (this.#worker === worker) this.#worker = null;
			this.#current?.(null);
		});
		return worker;
	}

	/** A worker that nobody asks anything gives its memory back. */
	#rest(): void {
		this.#idle = setTimeout(() => void this.#end(), idleMilliseconds);
		this.#idle.unref();
	}

	async #end(): Promise<void> {
		const worker = this.#worker;
		this.#worker = null;
		await worker?.terminate();
	}
}
