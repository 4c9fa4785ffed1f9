import type { MineView } from '#lib/contract/views/feedback.ts';
import { findStorage } from './answer-store.ts';
import { CardDesk } from './card-desk.svelte.ts';
import { CardStore } from './card-store.ts';
import { UnsentWords } from './unsent-words.ts';

type Session = ConstructorParameters<typeof CardDesk>[0];

const restMilliseconds = 3000;

/**
 * What a person has of their own in a meeting: unsent cards and words on this device, and what the server shows nobody
 * but them. One for each connection, so that it outlives the stages of the agenda.
 */
export class MeetingDesk {
	readonly cards: CardDesk;
	readonly words: UnsentWords;
	mine = $state.raw<MineView | null>(null);
	readonly #meetingId: string;
	#started = false;
	#resting: ReturnType<typeof setTimeout> | null = null;
	#again = false;

	constructor(session: Session, personId: string) {
		const storage = findStorage();
		this.#meetingId = session.topic;
		this.cards = new CardDesk(session, new CardStore(session.topic, personId, storage));
		this.words = new UnsentWords(personId, session.topic, storage);
	}

	/** Browser only, as often as one likes. */
	start(): void {
		if (this.#started) return;
		this.#started = true;
		this.cards.start();
	}

	/** Reads one's own anew: at once after something of one's own, else at most every three seconds. */
	read(urgent = false): void {
		if (this.#resting !== null && !urgent) {
			this.#again = true;
			return;
		}
		if (this.#resting !== null) clearTimeout(this.#resting);
		this.#again = false;
		this.#resting = setTimeout(() => {
			this.#resting = null;
			if (this.#again) this.read();
		}, restMilliseconds);
		void this.#fetch();
	}

	async #fetch(): Promise<void> {
		try {
			const response = await fetch(`/api/meeting/${this.#meetingId}/mine`, {
				cache: 'no-store',
				signal: AbortSignal.timeout(8000)
			});
			if (response.ok) this.mine = (await response.json()) as MineView;
		} catch {
			this.#again = true;
		}
	}
}

const desks = new WeakMap<object, MeetingDesk>();

/** The desk of whoever looks; null on a wall. */
export function deskOf(session: Session, personId: string | null): MeetingDesk | null {
	if (personId === null) return null;
	const there = desks.get(session);
	if (there !== undefined) return there;
	const made = new MeetingDesk(session, personId);
	desks.set(session, made);
	return made;
}
