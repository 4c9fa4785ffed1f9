import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import type { Choice } from '#lib/domain/poll/scale.ts';
import {
	deviceCount,
	itemCount,
	k,
	newModelRun,
	type Model,
	type ModelRun,
	type Reality
} from './reality.ts';

/** One step: what the oracle says must come of it, and what came of it. */
type Step = (model: Model, real: Reality, at: number, run: number) => Promise<void>;

class ModelCommand implements fc.AsyncCommand<Model, Reality> {
	readonly #words: string;
	readonly #at: number;
	readonly #run: number;
	readonly #step: Step;

	constructor(words: string, at: number, run: number, step: Step) {
		this.#words = words;
		this.#at = at;
		this.#run = run;
		this.#step = step;
	}

	check(): boolean {
		return true;
	}

	run(model: Readonly<Model>, real: Reality): Promise<void> {
		return this.#step(model, real, this.#at, this.#run % model.runs.length);
	}

	toString(): string {
		return `${this.#words} at ${String(this.#at)} of ${String(this.#run)}`;
	}
}

function runOf(model: Model, at: number): ModelRun {
	const run = model.runs[at];
	if (run === undefined) throw new Error('no such run');
	return run;
}

const open: Step = async (model, real, at, index) => {
	const run = runOf(model, index);
	const expected = run.state === 'draft' ? 'opened' : 'runNotDraft';
	deepStrictEqual(await real.open(at, index), expected);
	if (run.state === 'draft') run.state = 'open';
};

const vote =
	(given: { device: number; item: number; choice: Choice; rev: number }): Step =>
	async (model, real, at, index) => {
		const run = runOf(model, index);
		deepStrictEqual(await real.vote(at, index, given), expectedOfVote(run, given));
	};

function expectedOfVote(
	run: ModelRun,
	{ device, item, choice, rev }: { device: number; item: number; choice: Choice; rev: number }
): unknown {
	if (run.state !== 'open') return 'codeNotOpen';
	if (item > itemCount) return 'itemOutsideInstrument';
	if (choice !== null && choice > 3) return 'choiceOutsideScale';
	const name = `${String(device)} ${String(item)}`;
	const stored = run.votes.get(name);
	if (stored !== undefined && stored.rev >= rev) return stored;
	run.votes.set(name, { choice, rev });
	return { choice, rev };
}

const mine =
	(device: number): Step =>
	async (model, real, at, index) => {
		const run = runOf(model, index);
		const told = await real.mine(at, index, device);
		if (run.state !== 'open') {
			// An instance that has not heard of the closing yet finds nothing.
			const nothing = run.state === 'closed' && Array.isArray(told) && told.length === 0;
			deepStrictEqual(nothing ? 'codeNotOpen' : told, 'codeNotOpen');
			return;
		}
		const expected = Array.from({ length: itemCount }, (_, item) => ({
			itemNo: item + 1,
			...run.votes.get(`${String(device)} ${String(item + 1)}`)
		})).filter((one) => 'rev' in one);
		deepStrictEqual(told, expected);
	};

const close: Step = async (model, real, at, index) => {
	const run = runOf(model, index);
	const expected = run.state === 'open' ? resultsOf(run) : 'runNotOpen';
	deepStrictEqual(await real.close(at, index), expected);
	if (run.state === 'open') run.state = 'closed';
};

function resultsOf(run: ModelRun): unknown[] {
	return Array.from({ length: itemCount }, (_, index) => {
		const choices = [...run.votes]
			.filter(([name]) => name.endsWith(` ${String(index + 1)}`))
			.map(([, { choice }]) => choice);
		const counts = [1, 2, 3].map((step) => choices.filter((one) => one === step).length);
		const dontKnow = choices.filter((one) => one === null).length;
		return choices.length - dontKnow < k
			? { itemNo: index + 1, suppressed: true }
			: { itemNo: index + 1, suppressed: false, counts, dontKnow };
	});
}

const rerun: Step = async (model, real, at) => {
	deepStrictEqual(await real.rerun(at), 'made');
	model.runs.push(newModelRun());
};

const link: Step = async (model, real, at, index) => {
	deepStrictEqual(await real.link(at, index), 'made');
	runOf(model, index).links.push(true);
};

const revoke =
	(which: number): Step =>
	async (model, real, at, index) => {
		const { links } = runOf(model, index);
		if (links.length === 0) return;
		const one = which % links.length;
		deepStrictEqual(await real.revoke(at, index, one), links[one] ? 'ended' : 'notFound');
		links[one] = false;
		// At the other instance, which was told nothing.
		deepStrictEqual(await real.linksOf(1 - at, index), links);
	};

const instance = fc.nat({ max: 1 });
const anyRun = fc.nat({ max: 3 });
const device = fc.nat({ max: deviceCount - 1 });

function always(words: string, step: Step) {
	return fc.tuple(instance, anyRun).map(([at, run]) => new ModelCommand(words, at, run, step));
}

const votes = fc
	.tuple(
		instance,
		anyRun,
		fc.record({
			device,
			// Mostly the same items, so that they come over k and are changed.
			item: fc.oneof(
				{ weight: 8, arbitrary: fc.integer({ min: 1, max: 2 }) },
				{ weight: 1, arbitrary: fc.integer({ min: 3, max: itemCount + 1 }) }
			),
			choice: fc.oneof(
				{ weight: 9, arbitrary: fc.constantFrom<Choice>(1, 2, 3, null) },
				{ weight: 1, arbitrary: fc.constant<Choice>(4) }
			),
			rev: fc.integer({ min: 1, max: 4 })
		})
	)
	.map(
		([at, run, given]) => new ModelCommand(`vote ${JSON.stringify(given)}`, at, run, vote(given))
	);

export const modelCommand = fc.oneof(
	{ weight: 3, arbitrary: always('open', open) },
	{ weight: 24, arbitrary: votes },
	{
		weight: 3,
		arbitrary: fc
			.tuple(instance, anyRun, device)
			.map(([at, run, one]) => new ModelCommand(`mine ${String(one)}`, at, run, mine(one)))
	},
	{ weight: 2, arbitrary: always('close', close) },
	{ weight: 1, arbitrary: always('rerun', rerun) },
	{ weight: 1, arbitrary: always('link', link) },
	{
		weight: 2,
		arbitrary: fc
			.tuple(instance, anyRun, fc.nat({ max: 3 }))
			.map(([at, run, one]) => new ModelCommand(`revoke ${String(one)}`, at, run, revoke(one)))
	}
);
