import type { Ack } from '#lib/contract/live.ts';
import type { Screen, ScreenStep } from '#lib/domain/poll/screen.ts';

type Session = {
	readonly topic: string;
	versionOf(slice: 'screen'): number;
	command<T>(name: string, input: unknown): Promise<Ack<T>>;
};

/**
 * Sends a key person's commands about one run, one after another: the same command again, while it is on its way, is
 * dropped, and every step names the screen it was taken from, so that neither a bouncing key nor a second device
 * steps twice.
 */
export class RunSteering {
	readonly #session: Session;
	readonly #failed: (code: string) => void;
	/** The command that is on its way, or the last of those that wait for their turn. */
	#last: { readonly what: string; readonly done: Promise<boolean> } | null = null;
	#seen = 0;

	/** @param failed is told the error code of what the server refused, `unavailable` when it was not reached */
	constructor(session: Session, failed: (code: string) => void) {
		this.#session = session;
		this.#failed = failed;
	}

	/** True when the step was taken or somebody else had already moved the screen. */
	step(step: ScreenStep): Promise<boolean> {
		return this.#inTurn(JSON.stringify(step), async () => {
			const seen = Math.max(this.#seen, this.#session.versionOf('screen'));
			const data = await this.#send<{ screen: Screen; version: number }>('stepScreen', {
				step,
				seen
			});
			if (data === null) return false;
			this.#seen = Math.max(this.#seen, data.version);
			return true;
		});
	}

	open(): Promise<boolean> {
		return this.#inTurn('open', async () => (await this.#send('openRun', {})) !== null);
	}

	/** Closes for good; ask first. */
	close(): Promise<boolean> {
		return this.#inTurn('close', async () => (await this.#send('closeRun', {})) !== null);
	}

	#inTurn(what: string, work: () => Promise<boolean>): Promise<boolean> {
		const before = this.#last;
		if (before?.what === what) return Promise.resolve(false);
		const mine = { what, done: before === null ? work() : before.done.then(work) };
		this.#last = mine;
		void mine.done.finally(() => {
			if (this.#last === mine) this.#last = null;
		});
		return mine.done;
	}

	async #send<T>(name: string, input: object): Promise<T | null> {
		const reply = await this.#session.command<T | null>(name, {
			runId: this.#session.topic,
			...input
		});
		if (!reply.ok) {
			this.#failed(reply.code);
			return null;
		}
		return reply.data ?? ({} as T);
	}
}
