import type { BallotStore } from '../live/ballot-box.ts';
import type { ErrorCode } from '#lib/domain/errors.ts';
import { Counter, Histogram, type Figure } from './registry.ts';

/** What an answer can be refused for. */
const refusals: readonly ErrorCode[] = [
	'unavailable',
	'codeNotOpen',
	'tooManyAttempts',
	'invalidInput',
	'choiceOutsideScale',
	'itemOutsideInstrument',
	'foreignOrigin'
];

/** What this instance counts as it works. Whose run, whose organisation and who are never part of it. */
export class Meters {
	readonly #stored = new Counter({
		name: 'vankrets_answers_stored_total',
		help: 'Anonymous answers committed to the database, changes of an answer included.'
	});
	readonly #refused = new Counter<ErrorCode>({
		name: 'vankrets_answers_refused_total',
		help: 'Anonymous answers that were refused, by the error told.',
		label: 'code',
		values: refusals
	});
	readonly #acknowledgement = new Histogram({
		name: 'vankrets_answer_acknowledgement_seconds',
		help: 'Time from the arrival of an answer to its acknowledgement after the commit.',
		bounds: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
	});
	readonly #batch = new Histogram({
		name: 'vankrets_ballot_batch_answers',
		help: 'Answers that were written together in one statement.',
		bounds: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000]
	});

	acknowledged(milliseconds: number): void {
		this.#acknowledgement.observe(milliseconds / 1000);
	}

	refused(code: ErrorCode): void {
		this.#refused.add(1, code);
	}

	/** The same store, counted. */
	counting(store: BallotStore): BallotStore {
		return {
			...store,
			write: async (runId, answers) => {
				const written = await store.write(runId, answers);
				this.#batch.observe(answers.length);
				this.#stored.add(written?.length ?? 0);
				return written;
			}
		};
	}

	figures(): Figure[] {
		return [this.#stored, this.#refused, this.#acknowledgement, this.#batch];
	}
}
