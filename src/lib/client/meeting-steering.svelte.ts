import type { Ack } from '#lib/contract/live.ts';
import type { AgendaStepped } from '#lib/contract/views/meeting.ts';
import type { AgendaEdit } from '#lib/domain/meeting/agenda-plan.ts';
import type { AgendaStep } from '#lib/domain/meeting/agenda-step.ts';

/** What steering needs of the live connection. */
type Session = {
	readonly topic: string;
	versionOf(slice: 'agenda'): number;
	command<T>(name: string, input: unknown): Promise<Ack<T>>;
};

/** Commands shorter than this show no sign of work, so that buttons do not flicker. */
const busyAfter = 250;

/**
 * Sends the commands of whoever leads one after another. A step tells which agenda it was taken from: of two who press
 * at once, one steps, and the other is told.
 */
export class MeetingSteering {
	readonly #session: Session;
	readonly #told: { refused: (code: string) => void; overtaken: () => void };
	#queue: Promise<unknown> = Promise.resolve();
	/** Version after our own latest change: the acknowledgement comes before the news do. */
	#changed = 0;
	isBusy = $state(false);

	constructor(session: Session, told: { refused: (code: string) => void; overtaken: () => void }) {
		this.#session = session;
		this.#told = told;
	}

	/** True when the step was taken. */
	step(step: AgendaStep): Promise<boolean> {
		return this.#change('stepAgenda', { step });
	}

	/** True when the edit was made. */
	edit(edit: AgendaEdit): Promise<boolean> {
		return this.#change('editAgenda', { edit });
	}

	/** Any other command on the meeting; true when it went through. */
	send(name: string, input: object = {}): Promise<boolean> {
		return this.#after(async () => {
			const reply = await this.#session.command(name, { meetingId: this.#session.topic, ...input });
			if (!reply.ok) this.#told.refused(reply.code);
			return reply.ok;
		});
	}

	#change(name: string, input: object): Promise<boolean> {
		return this.#after(async () => {
			const seen = Math.max(this.#changed, this.#session.versionOf('agenda'));
			const reply = await this.#session.command<AgendaStepped>(name, {
				meetingId: this.#session.topic,
				...input,
				seen
			});
			if (!reply.ok) {
				this.#told.refused(reply.code);
				return false;
			}
			if (reply.data.version !== seen && !reply.data.stepped) this.#told.overtaken();
			this.#changed = reply.data.stepped ? reply.data.version : this.#changed;
			return reply.data.stepped;
		});
	}

	#after(work: () => Promise<boolean>): Promise<boolean> {
		const sent = this.#queue.then(async () => {
			const busy = setTimeout(() => (this.isBusy = true), busyAfter);
			try {
				return await work();
			} finally {
				clearTimeout(busy);
				this.isBusy = false;
			}
		});
		this.#queue = sent;
		return sent;
	}
}
