import type { MemberRole } from '#lib/domain/access/actor.ts';
import type { Outcome } from '#lib/domain/feedback/takeaway.ts';
import type { ItemKind } from '#lib/domain/meeting/agenda.ts';
import type {
	DecisionView,
	NamedOrganisation,
	OrganisationTakeaways,
	ReflectionsView,
	ShownCard
} from './feedback.ts';
import type { MeetingFacts, Whereabouts } from './meeting.ts';

/** A card with whom it was given to and what came of it, as far as the reader may know. */
export type RecordCard = ShownCard & {
	readonly to: NamedOrganisation;
	readonly outcomes: readonly (Outcome & { readonly organisation: string })[];
};

export type RecordItem = {
	readonly kind: ItemKind;
	readonly title: string;
	readonly organisation: string | null;
	readonly plannedMinutes: number;
	/** Null: it never began. */
	readonly actualMinutes: number | null;
	readonly skipped: boolean;
};

export type RecordPresence = {
	/** Null: guests. */
	readonly organisation: NamedOrganisation | null;
	readonly people: readonly {
		readonly name: string;
		readonly role: MemberRole | null;
		readonly place: Whereabouts;
		readonly standsInFor: string | null;
	}[];
};

/** What a meeting leaves behind, as a member of its group may read it. */
export type MeetingRecordView = {
	readonly meeting: MeetingFacts;
	/** The reader's organisations in the group. */
	readonly own: readonly NamedOrganisation[];
	readonly noteTaker: string | null;
	readonly agenda: readonly RecordItem[];
	readonly attendance: readonly RecordPresence[];
	/** Cards to the reader's organisations, from them, and between others, in that order. */
	readonly received: readonly RecordCard[];
	readonly given: readonly RecordCard[];
	readonly others: readonly RecordCard[];
	readonly reflections: ReflectionsView;
	readonly takeaways: readonly OrganisationTakeaways[];
	readonly noTakeaways: boolean;
	readonly decisions: readonly DecisionView[];
	readonly nextDay: string | null;
	readonly isLast: boolean;
};
