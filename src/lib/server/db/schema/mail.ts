import type { ColumnType } from 'kysely';
import type { MailKind, MailState, OptionalMailKind } from '#lib/domain/mail/kinds.ts';

type Default<T> = ColumnType<T, T | undefined, T>;

export type MailTable = {
	id: string;
	kind: MailKind;
	recipient: string;
	/** Subject, text and HTML, sealed; null once nothing more will be done with them. */
	sealed: Buffer | null;
	state: MailState;
	invitation_id: Default<string | null>;
	attempts: Default<number>;
	/** Not before; while an instance sends it, not before it must have given up. */
	next_at: Date;
	/** What the mail server last said, without addresses. */
	refusal: Default<string>;
	created_at: Date;
	expires_at: Date;
	done_at: Default<Date | null>;
};

/** A row for every kind of letter that a person does not want. */
export type MailDeclinedTable = { person_id: string; kind: OptionalMailKind };
