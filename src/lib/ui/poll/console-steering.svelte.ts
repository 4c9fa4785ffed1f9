import type { LiveSession } from '#lib/client/live-session.svelte.ts';
import type { Ack } from '#lib/contract/live.ts';
import type { Screen, ScreenStep } from '#lib/domain/poll/screen.ts';

type Stepped = { screen: Screen; version: number; stepped: boolean };

/** A command that did not go through, and how to send it again. */
export type Refused = { readonly code: string; readonly again: () => void };

/** Commands shorter than this show no sign of work, so that buttons do not flicker. */
const busyAfter = 250;

/**
 * Sends the facilitator's commands one after another. A step tells which screen it was taken from: of two devices
 * that press at once, one steps.
 */
export class Steering {
	readonly #session: LiveSession<'facilitator'>;
	#queue: Promise<unknown> = Promise.resolve();
	/** Version after our own latest step: the acknowledgement comes before the new screen does. */
	#stepped = 0;
	isBusy = $state(false);
	refused = $state.raw<Refused | null>(null);

	constructor(session: LiveSession<'facilitator'>) {
		this.#session = session;
	}

	step(step: ScreenStep): void {
		void this.#send(async () => {
			const seen = Math.max(this.#stepped, this.#session.versionOf('screen'));
			const reply = await this.#session.command<Stepped>('stepScreen', {
				runId: this.#session.topic,
				step,
				seen
			});
			if (reply.ok) this.#stepped = reply.data.version;
			return reply;
		}, 'stepNotPossible');
	}

	/** True when the run is open afterwards, whoever opened it. */
	open(): Promise<boolean> {
		return this.#send(
			() => this.#session.command('openRun', { runId: this.#session.topic }),
			'runNotDraft'
		);
	}

	/** True when the run is closed afterwards, whoever closed it. */
	close(): Promise<boolean> {
		return this.#send(
			() => this.#session.command('closeRun', { runId: this.#session.topic }),
			'runNotOpen'
		);
	}

	/** `already`: the refusal that means that what was asked for is so. */
	#send(command: () => Promise<Ack<unknown>>, already: string): Promise<boolean> {
		const sent = this.#queue.then(async () => {
			const busy = setTimeout(() => (this.isBusy = true), busyAfter);
			const reply = await command();
			clearTimeout(busy);
			this.isBusy = false;
			const isDone = reply.ok || reply.code === already;
			this.refused = isDone
				? null
				: { code: reply.code, again: () => void this.#send(command, already) };
			return isDone;
		});
		this.#queue = sent;
		return sent;
	}
}
