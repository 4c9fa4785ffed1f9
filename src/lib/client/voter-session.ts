import type { StoredChoice, WireChoice } from '#lib/contract/ballot.ts';
import {
	acknowledged,
	answerOf,
	cameTooLate,
	close,
	learn,
	notAcknowledged,
	pickUp,
	press,
	refuse,
	sendable,
	sent,
	shownChoice,
	standingOf,
	startOutbox,
	type Outbox,
	type Standing
} from './answer-outbox.ts';
import { fetchOwnAnswers, postAnswer, type Outcome } from './answer-post.ts';
import { AnswerStore, findStorage } from './answer-store.ts';
import { RunWatch } from './run-watch.ts';

const mostInFlight = 4;
const firstWait = 500;
/** Whoever looks at the page sees within three seconds that the server is back. */
const longestWait = 2500;
const longestWaitUnseen = 30_000;
/** How long another tab has to get its choice through before this one tries too. */
const otherTabsTurn = 15_000;

type Given = { code: string; token: string; runId: string; answers: readonly StoredChoice[] };

/** The answering page's life in the browser: sends what is chosen until the server has it, and hears of the closing. */
export class VoterSession {
	readonly #code: string;
	readonly #store: AnswerStore;
	readonly #watch: RunWatch;
	readonly #onChange: () => void;
	#held: Outbox;
	#reachable = true;
	#token: string;
	#failures = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;

	/** @param onChange called after every change of what the page should show */
	constructor(given: Given, onChange: () => void) {
		this.#code = given.code;
		this.#token = given.token;
		this.#held = startOutbox(given.answers);
		this.#store = new AnswerStore(given.code, findStorage());
		this.#watch = new RunWatch(given.runId, {
			onClosed: () => {
				this.#close();
			},
			onBack: () => {
				this.#sendAll();
			}
		});
		this.#onChange = onChange;
	}

	/** The token of this device: the page's, or the one that this browser had kept. */
	get token(): string {
		return this.#token;
	}

	/** True when choices that wait for the network survive a reload. */
	get durable(): boolean {
		return this.#store.durable;
	}

	get #outbox(): Outbox {
		return this.#held;
	}

	set #outbox(next: Outbox) {
		this.#held = next;
		this.#onChange();
	}

	get closed(): boolean {
		return this.#outbox.closed;
	}

	chosen(item: number): WireChoice | null {
		return shownChoice(this.#outbox, item);
	}

	standing(item: number): Standing {
		return standingOf(this.#outbox, item, this.#reachable);
	}

	/** True when the server holds an answer to the item from this device. */
	holds(item: number): boolean {
		return answerOf(this.#outbox, item).stored !== null;
	}

	/** A person chose: kept at once, sent at once. */
	choose(item: number, choice: WireChoice): void {
		this.#outbox = press(this.#outbox, item, choice);
		this.#keep(item);
		if (sendable(this.#outbox).includes(item)) void this.#send(item);
	}

	/** Takes over what waits, with the choices made before the script was there (item → choice). */
	start(early: ReadonlyMap<number, WireChoice>): void {
		const kept = this.#store.readToken();
		const lostCookie = kept !== null && kept !== this.#token;
		if (lostCookie) {
			// The page came with a new token: what was stored under the old one is this device's.
			this.#token = kept;
			this.#outbox = startOutbox([]);
		} else this.#store.saveToken(this.#token);
		for (const [item, found] of this.#store.readPresses()) {
			this.#outbox = pickUp(this.#outbox, item, found);
			if (answerOf(this.#outbox, item).press === null) this.#store.settle(item, found.rev);
		}
		for (const [item, choice] of early) this.#outbox = press(this.#outbox, item, choice);
		this.#listen();
		this.#watch.start();
		if (lostCookie)
			void this.#refresh().then(() => {
				this.#sendAll();
			});
		else this.#sendAll();
	}

	#listen(): void {
		const awake = () => {
			if (document.visibilityState === 'hidden' || this.closed) return;
			this.#sendAll();
			this.#watch.wake();
		};
		document.addEventListener('visibilitychange', awake);
		window.addEventListener('pageshow', (event) => {
			if (event.persisted) awake();
		});
		window.addEventListener('online', () => {
			this.#reachable = true;
			this.#onChange();
			awake();
		});
		window.addEventListener('offline', () => {
			this.#setReachable(false);
		});
		window.addEventListener('storage', (event) => {
			this.#hearOtherTab(event);
		});
	}

	#setReachable(reachable: boolean): void {
		if (reachable && !this.#reachable) this.#watch.wake();
		this.#reachable = reachable;
		this.#onChange();
	}

	#hearOtherTab(event: StorageEvent): void {
		const item = this.#store.itemOf(event);
		if (item === null) return;
		const found = this.#store.readPress(item);
		// Settled over there: what the server has stored now is what counts.
		if (found === null) void this.#refresh();
		else {
			this.#outbox = pickUp(this.#outbox, item, found);
			this.#later(otherTabsTurn);
		}
	}

	#sendAll(): void {
		this.#cancelTimer();
		for (const item of sendable(this.#outbox)) void this.#send(item);
	}

	async #send(item: number): Promise<void> {
		const latest = answerOf(this.#outbox, item).press;
		if (latest === null || this.#inFlight() >= mostInFlight) return;
		const { choice, rev } = latest;
		this.#outbox = sent(this.#outbox, item, rev);
		this.#keep(item);
		const outcome = await postAnswer({ code: this.#code, token: this.#token, item, choice, rev });
		this.#settle(item, rev, outcome);
	}

	#settle(item: number, rev: number, outcome: Outcome): void {
		switch (outcome.kind) {
			case 'stored':
				this.#outbox = acknowledged(this.#outbox, item, rev, outcome.stored);
				this.#reached();
				break;
			case 'closed':
				this.#outbox = cameTooLate(this.#outbox, item);
				this.#close();
				return;
			case 'refused':
				this.#outbox = refuse(this.#outbox, item);
				this.#reached();
				break;
			case 'lost':
				this.#outbox = notAcknowledged(this.#outbox, item);
				this.#notReached(outcome.wait);
		}
		this.#keep(item, rev);
		if (this.closed) this.#forgetWhenSettled();
	}

	#reached(): void {
		this.#failures = 0;
		this.#setReachable(true);
		this.#sendAll();
	}

	#notReached(atLeast: number): void {
		this.#setReachable(false);
		if (this.#timer === null) this.#failures += 1;
		// Full jitter: three hundred phones do not come back in the same moment.
		const longest = document.visibilityState === 'hidden' ? longestWaitUnseen : longestWait;
		const ceiling = Math.min(longest, firstWait * 2 ** this.#failures);
		this.#later(Math.max(atLeast, Math.random() * ceiling));
	}

	#later(wait: number): void {
		if (this.closed) return;
		this.#timer ??= setTimeout(() => {
			this.#timer = null;
			this.#sendAll();
		}, wait);
	}

	#cancelTimer(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}

	/** Writes the item's waiting choice to the browser's memory, or forgets it there when it is settled. */
	#keep(item: number, settledRev = 0): void {
		const store = this.#store;
		const { press: latest, inFlight } = answerOf(this.#outbox, item);
		if (latest === null) store.settle(item, settledRev);
		else store.savePress(item, { ...latest, uncertain: latest.uncertain || inFlight !== null });
	}

	async #refresh(): Promise<void> {
		const answers = await fetchOwnAnswers(this.#code, this.#token);
		if (answers === 'closed') this.#close();
		else if (answers !== null) {
			this.#outbox = learn(this.#outbox, answers);
			for (const { item, rev } of answers)
				if (answerOf(this.#outbox, item).press === null) this.#store.settle(item, rev);
		}
	}

	#close(): void {
		this.#outbox = close(this.#outbox);
		this.#watch.stop();
		this.#cancelTimer();
		this.#forgetWhenSettled();
	}

	/** After the closing the browser has nothing left to remember: the link between device and answers is gone. */
	#forgetWhenSettled(): void {
		if (this.#inFlight() === 0) this.#store.clear();
	}

	#inFlight(): number {
		return [...this.#outbox.answers.values()].filter((answer) => answer.inFlight !== null).length;
	}
}
