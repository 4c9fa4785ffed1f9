import { assertAnswer, type Choice, type Scale } from '#lib/domain/poll/scale.ts';
import { parseJoinCode } from '#lib/domain/poll/join-code.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { ballotKeyOf } from '../ballot-keys.ts';
import { SharedReads } from '../shared-reads.ts';
import { BallotBox, type BallotStore, type BoxAnswer, type StoredAnswer } from './ballot-box.ts';

/** An open poll as this instance knows it: enough to key and check an answer. Dropped when the run closes. */
export type OpenPoll = {
	readonly runId: string;
	readonly scale: Scale;
	readonly itemCount: number;
	readonly runKey: Buffer;
};

export type BallotOfficePorts = {
	store: BallotStore;
	findOpenPoll(joinCode: string): Promise<OpenPoll | null>;
	listOpenCodes(): Promise<readonly string[]>;
	onWritten(runId: string): void;
};

const openCodesLast = 1000;

/** Takes answers of anonymous devices. Knows codes and tokens for the length of a call, and never who holds them. */
export class BallotOffice {
	readonly #ports: BallotOfficePorts;
	readonly #polls = new Map<string, OpenPoll>();
	readonly #boxes = new Map<string, BallotBox>();
	#openCodes: { readonly codes: Promise<ReadonlySet<string>>; readonly readAt: number } | null =
		null;
	readonly #reads = new SharedReads();

	constructor(ports: BallotOfficePorts) {
		this.#ports = ports;
	}

	/** Whether a code is open, at one question to the database a second however many ask. */
	async isOpen(typedCode: string): Promise<boolean> {
		const code = parseJoinCode(typedCode);
		if (code === null) return false;
		return this.#polls.has(code) || (await this.#readOpenCodes()).has(code);
	}

	/** The open poll of a code, or null: unknown, mistyped and closed are one and the same answer. */
	async findPoll(typedCode: string): Promise<OpenPoll | null> {
		const code = parseJoinCode(typedCode);
		if (code === null) return null;
		const known = this.#polls.get(code);
		if (known !== undefined) return known;
		// A hall that scans the code at the same moment is one question to the database.
		const poll = await this.#reads.read(code, () => this.#ports.findOpenPoll(code));
		if (poll !== null) this.#polls.set(code, poll);
		return poll;
	}

	/**
	 * Stores one answer and resolves with what is stored after the commit.
	 * @throws ExpectedError codeNotOpen, itemOutsideInstrument, choiceOutsideScale, unavailable
	 */
	async cast(answer: {
		code: string;
		token: string;
		itemNo: number;
		choice: Choice;
		rev: number;
	}): Promise<StoredAnswer> {
		const poll = await this.#openPollOrThrow(answer.code);
		assertAnswer(poll, answer.itemNo, answer.choice);
		try {
			return await this.#boxOf(poll.runId).cast({
				ballotKey: ballotKeyOf(poll.runKey, answer.token),
				itemNo: answer.itemNo,
				choice: answer.choice,
				rev: answer.rev
			});
		} catch (error) {
			if (error instanceof ExpectedError && error.code === 'codeNotOpen') this.drop(poll.runId);
			throw error;
		}
	}

	/** This device's own stored answers, while the run is open. @throws ExpectedError codeNotOpen */
	async mine(code: string, token: string): Promise<BoxAnswer[]> {
		const poll = await this.#openPollOrThrow(code);
		const answers = await this.#ports.store.read(poll.runId, [ballotKeyOf(poll.runKey, token)]);
		return answers.sort((a, b) => a.itemNo - b.itemNo);
	}

	/** Forgets the run's unwrapped key: called on every instance when a run closes. */
	drop(runId: string): void {
		this.#openCodes = null;
		for (const [code, poll] of this.#polls)
			if (poll.runId === runId) {
				poll.runKey.fill(0);
				this.#polls.delete(code);
			}
		this.#boxes.delete(runId);
	}

	/** Forgets every unwrapped key; each is read again when next needed. Bounds how long a missed closing is unnoticed. */
	dropAll(): void {
		for (const poll of this.#polls.values()) this.drop(poll.runId);
	}

	#readOpenCodes(): Promise<ReadonlySet<string>> {
		const now = performance.now();
		if (this.#openCodes === null || now - this.#openCodes.readAt > openCodesLast) {
			const codes = this.#ports.listOpenCodes().then((list) => new Set(list));
			this.#openCodes = { codes, readAt: now };
			codes.catch(() => {
				this.#openCodes = null;
			});
		}
		return this.#openCodes.codes;
	}

	async #openPollOrThrow(code: string): Promise<OpenPoll> {
		const poll = await this.findPoll(code);
		if (poll === null) throw new ExpectedError('codeNotOpen');
		return poll;
	}

	#boxOf(runId: string): BallotBox {
		const known = this.#boxes.get(runId);
		if (known !== undefined) return known;
		const box = new BallotBox(runId, this.#ports.store, () => {
			this.#ports.onWritten(runId);
		});
		this.#boxes.set(runId, box);
		return box;
	}
}
