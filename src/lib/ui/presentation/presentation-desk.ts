import { getContext, setContext } from 'svelte';
import type { Ack } from '#lib/contract/live.ts';
import type { FileView } from '#lib/contract/views/presentation.ts';
import type { Bilingual } from '#lib/contract/live.ts';
import type { TextDesk } from '#lib/client/text-desk.svelte.ts';

/** What every field of a presentation in the making needs to know of its page. */
export type PresentationDesk = {
	readonly presentationId: string;
	/** Who writes; their unsaved words are kept for them alone. */
	readonly reader: string;
	readonly texts: TextDesk;
	readonly files: () => readonly FileView[];
	readonly items: readonly { readonly no: number; readonly text: Bilingual }[];
	/** Others who write here just now. */
	readonly othersAt: (place: string) => readonly string[];
	/** This place is before one's eyes; null when one leaves it. */
	readonly attend: (place: string | null) => void;
	readonly command: <T>(name: string, input: Record<string, unknown>) => Promise<Ack<T>>;
};

const key = Symbol('presentation');

export function setPresentationDesk(desk: PresentationDesk): void {
	setContext(key, desk);
}

export function presentationDesk(): PresentationDesk {
	return getContext<PresentationDesk>(key);
}
