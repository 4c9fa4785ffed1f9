import type { MailKind, MailState } from '#lib/domain/mail/kinds.ts';

/** A letter in the outbox. Instants are ISO text. */
export type OutboxLetter = {
	readonly mailId: string;
	readonly kind: MailKind;
	readonly recipient: string;
	readonly state: MailState;
	readonly attempts: number;
	/** The codes of the mail server's last refusal; empty when there was none. */
	readonly refusal: string;
	readonly createdAt: string;
	/** While it waits: when it is tried next. */
	readonly nextAt: string;
	readonly doneAt: string | null;
	/** What it says, where there is no mail server and somebody must hand it over; else null. */
	readonly words: { readonly subject: string; readonly text: string } | null;
};

export type OutboxView = {
	/** Letters are sent; else they wait here to be handed over. */
	readonly sends: boolean;
	readonly sender: string | null;
	/** Newest first. */
	readonly letters: readonly OutboxLetter[];
};
