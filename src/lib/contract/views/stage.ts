import type { Showable } from '#lib/domain/presentation/showing.ts';
import type { PresentationView } from './presentation.ts';

/** What is presented in a meeting, and what the reader could present. */
export type StageContent = {
	readonly presentation: PresentationView | null;
	readonly showable: Showable | null;
	/** The presentations of the reader's own organisations for the meeting. */
	readonly own: readonly { readonly presentationId: string; readonly organisationId: string }[];
	/** Whom the reader can hand over to; empty for readers of other organisations. */
	readonly colleagues: readonly { readonly personId: string; readonly name: string }[];
};
