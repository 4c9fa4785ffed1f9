import type { CardKind, CardPin } from '#lib/domain/feedback/card.ts';
import { cardKinds } from '#lib/domain/feedback/card.ts';

/** A card that is being written to somebody. */
export type CardDraft = {
	readonly kind: CardKind;
	readonly text: string;
	readonly pin: CardPin;
	/** The stored card that is being changed, and the version it was changed from; null while it is a new one. */
	readonly changes: { readonly cardId: string; readonly seen: number } | null;
};

/** A card that was laid and no answer has settled. */
export type SentCard = {
	readonly cardId: string;
	readonly to: string;
	readonly from: string | null;
	readonly nameless: boolean;
	readonly kind: CardKind;
	readonly text: string;
	readonly pin: CardPin;
};

export type KeptCards = {
	/** By receiver. */
	readonly drafts: Readonly<Record<string, CardDraft>>;
	readonly sent: readonly SentCard[];
};

export const noCards: KeptCards = { drafts: {}, sent: [] };

/**
 * What this browser keeps of one person's cards to one meeting: they survive a reload, a dead server and signing out,
 * and nobody else on the same device is shown them. What the server has is forgotten at once.
 */
export class CardStore {
	readonly #key: string;
	#storage: Storage | null;

	/** @param storage null where the browser gives none */
	constructor(meetingId: string, personId: string, storage: Storage | null) {
		this.#key = `vankrets.cards.${meetingId}.${personId}`;
		this.#storage = storage;
	}

	read(): KeptCards {
		try {
			return parseKept(JSON.parse(this.#storage?.getItem(this.#key) ?? 'null'));
		} catch {
			return noCards;
		}
	}

	write(kept: KeptCards): void {
		try {
			const isEmpty = kept.sent.length === 0 && Object.keys(kept.drafts).length === 0;
			if (isEmpty) this.#storage?.removeItem(this.#key);
			else this.#storage?.setItem(this.#key, JSON.stringify(kept));
		} catch {
			// Full or forbidden: then the words live as long as the page.
			this.#storage = null;
		}
	}
}

type Unknown = Readonly<Record<string, unknown>>;

function parseKept(held: unknown): KeptCards {
	if (!isRecord(held)) return noCards;
	const drafts = isRecord(held['drafts']) ? Object.entries(held['drafts']) : [];
	const sent: unknown[] = Array.isArray(held['sent']) ? held['sent'] : [];
	return {
		drafts: Object.fromEntries(drafts.filter((one): one is [string, CardDraft] => isDraft(one[1]))),
		sent: sent.filter(isSent)
	};
}

function isRecord(value: unknown): value is Unknown {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasWords(value: Unknown): boolean {
	return (
		typeof value['text'] === 'string' &&
		(cardKinds as readonly unknown[]).includes(value['kind']) &&
		isRecord(value['pin']) &&
		['whole', 'part', 'step'].includes(String(value['pin']['on']))
	);
}

function isDraft(value: unknown): value is CardDraft {
	if (!isRecord(value) || !hasWords(value)) return false;
	const changes = value['changes'];
	return (
		changes === null ||
		(isRecord(changes) &&
			typeof changes['cardId'] === 'string' &&
			Number.isInteger(changes['seen']))
	);
}

function isSent(value: unknown): value is SentCard {
	return (
		isRecord(value) &&
		hasWords(value) &&
		typeof value['cardId'] === 'string' &&
		typeof value['to'] === 'string' &&
		(value['from'] === null || typeof value['from'] === 'string') &&
		typeof value['nameless'] === 'boolean'
	);
}
