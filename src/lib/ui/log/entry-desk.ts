import { getContext, setContext } from 'svelte';
import type { LogField } from '#lib/contract/forms/log.ts';
import type { FieldConflict } from '#lib/contract/views/log.ts';

/** What every field of an entry's page needs to know: whose words they are, and what the last sent form came to. */
export type EntryDesk = {
	readonly entryId: string;
	/** Who reads: unsaved words are kept for them alone. */
	readonly reader: string;
	typed(field: LogField): string | null;
	error(field: LogField): string | null;
	conflict(field: LogField): FieldConflict | null;
};

const key = Symbol('entry desk');

export function setEntryDesk(desk: EntryDesk): void {
	setContext(key, desk);
}

export function entryDesk(): EntryDesk {
	return getContext<EntryDesk>(key);
}
