import type { Ack } from '#lib/contract/live.ts';
import type { OwnCard } from '#lib/contract/views/feedback.ts';
import type { CardPin } from '#lib/domain/feedback/card.ts';
import type { CardDraft, CardStore, KeptCards, SentCard } from './card-store.ts';
import { newRowId } from './row-id.ts';

type Session = {
	readonly topic: string;
	command<T>(name: string, input: unknown): Promise<Ack<T>>;
};

const retryMilliseconds = 3000;
const emptyDraft: CardDraft = { kind: 'strength', text: '', pin: { on: 'whole' }, changes: null };

/**
 * A critical friend's own hand: the card that is being written to each organisation, and those that were laid and that
 * the server has not confirmed. Everything typed stays in this browser until it has.
 */
export class CardDesk {
	readonly #session: Session;
	readonly #store: CardStore;
	#kept = $state.raw<KeptCards>({ drafts: {}, sent: [] });
	#refusals = $state.raw<Readonly<Record<string, string>>>({});
	/** Rises when the server has stored something of one's own: read it again. */
	stored = $state(0);
	#timer: ReturnType<typeof setTimeout> | null = null;
	#sending = false;

	constructor(session: Session, store: CardStore) {
		this.#session = session;
		this.#store = store;
	}

	/** In the browser only: takes up what was left, and sends what was laid. */
	start(): () => void {
		this.#kept = this.#store.read();
		if (this.#kept.sent.length > 0) void this.flush();
		const awake = () => void this.flush();
		addEventListener('online', awake);
		return () => {
			removeEventListener('online', awake);
			if (this.#timer !== null) clearTimeout(this.#timer);
		};
	}

	draft(to: string): CardDraft {
		return this.#kept.drafts[to] ?? emptyDraft;
	}

	/** Laid cards to somebody that are not stored yet, each with why not where the server refused it. */
	waiting(to: string): readonly (SentCard & { readonly code: string | null })[] {
		return this.#kept.sent
			.filter((card) => card.to === to)
			.map((card) => ({ ...card, code: this.#refusals[card.cardId] ?? null }));
	}

	/** Why the card that is being changed was not. */
	problem(to: string): string | null {
		return this.#refusals[to] ?? null;
	}

	edit(to: string, change: Partial<Pick<CardDraft, 'kind' | 'text' | 'pin'>>): void {
		this.#refusals = without(this.#refusals, to);
		this.#keepDraft(to, { ...this.draft(to), ...change });
	}

	/** Takes a stored card up to be changed; words in the field are not lost for it. */
	change(card: OwnCard): void {
		const there = this.draft(card.toOrganisationId);
		if (there.text.trim() !== '' && there.changes === null) return;
		this.#keepDraft(card.toOrganisationId, {
			kind: card.kind,
			text: card.text,
			pin: pinOf(card),
			changes: { cardId: card.cardId, seen: card.version }
		});
	}

	/** Leaves the stored card as it was. */
	cancel(to: string): void {
		this.#refusals = without(this.#refusals, to);
		this.#keepDraft(to, null);
	}

	/** Lays the card: it leaves the field, and is on its way until the server has it. */
	async lay(to: string, as: { from: string | null; nameless: boolean }): Promise<void> {
		const { kind, text, pin, changes } = this.draft(to);
		if (changes !== null) return this.#sendChange(to);
		const card = { cardId: newRowId(), to, ...as, kind, text, pin };
		this.#keep({
			// The next one is probably of another kind, about the same.
			drafts: without(this.#kept.drafts, to),
			sent: [...this.#kept.sent, card]
		});
		await this.flush();
	}

	/** A card that was refused, back in the field with what stands there. */
	takeBack(cardId: string): void {
		const card = this.#kept.sent.find((one) => one.cardId === cardId);
		if (card === undefined) return;
		const there = this.draft(card.to);
		const text = [there.text.trim(), card.text].filter((part) => part !== '').join('\n\n');
		this.#refusals = without(this.#refusals, cardId);
		this.#keep({
			drafts: {
				...this.#kept.drafts,
				[card.to]: { ...there, kind: card.kind, pin: card.pin, text }
			},
			sent: this.#kept.sent.filter((one) => one !== card)
		});
	}

	/** Takes a stored card back; its words return to the field where that is empty. False when it could not be. */
	async withdraw(card: OwnCard): Promise<Ack<unknown>> {
		const reply = await this.#session.command('withdrawCard', { cardId: card.cardId });
		if (!reply.ok) return reply;
		if (this.draft(card.toOrganisationId).text.trim() === '')
			this.#keepDraft(card.toOrganisationId, {
				kind: card.kind,
				text: card.text,
				pin: pinOf(card),
				changes: null
			});
		this.stored += 1;
		return reply;
	}

	/** Sends what was laid, one after another, until something stands in the way. */
	async flush(): Promise<void> {
		if (this.#sending) return;
		this.#sending = true;
		try {
			for (const card of this.#kept.sent)
				if (this.#refusals[card.cardId] === undefined && !(await this.#send(card))) return;
		} finally {
			this.#sending = false;
		}
	}

	/** False when nothing more should be sent just now. */
	async #send({ to, from, ...card }: SentCard): Promise<boolean> {
		const reply = await this.#session.command('writeCard', {
			...card,
			meetingId: this.#session.topic,
			toOrganisationId: to,
			fromOrganisationId: from
		});
		if (reply.ok) {
			this.#keep({
				...this.#kept,
				sent: this.#kept.sent.filter((one) => one.cardId !== card.cardId)
			});
			this.stored += 1;
			return true;
		}
		if (reply.code === 'unavailable' || reply.code === 'tooManyAttempts') {
			this.#timer = setTimeout(() => void this.flush(), retryMilliseconds);
			return false;
		}
		this.#refusals = { ...this.#refusals, [card.cardId]: reply.code };
		return true;
	}

	async #sendChange(to: string): Promise<void> {
		const { changes, ...words } = this.draft(to);
		const reply = await this.#session.command('changeCard', { ...changes, ...words });
		if (reply.ok) {
			this.#keepDraft(to, null);
			this.stored += 1;
		} else this.#refusals = { ...this.#refusals, [to]: reply.code };
	}

	#keepDraft(to: string, draft: CardDraft | null): void {
		const drafts =
			draft === null ? without(this.#kept.drafts, to) : { ...this.#kept.drafts, [to]: draft };
		this.#keep({ ...this.#kept, drafts });
	}

	#keep(kept: KeptCards): void {
		this.#kept = kept;
		this.#store.write(kept);
	}
}

function pinOf(card: OwnCard): CardPin {
	const { on, key } = card.pin;
	if (on === 'step' && key !== null) return { on, stepId: key };
	return on === 'part' && key !== null ? { on, partKey: key } : { on: 'whole' };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
	return Object.fromEntries(Object.entries(record).filter(([one]) => one !== key));
}
