import type { CardKind } from '#lib/domain/feedback/card.ts';
import type { PlusMinusKind, ReflectionQuestion } from '#lib/domain/feedback/reflection.ts';
import type { Outcome } from '#lib/domain/feedback/takeaway.ts';

type Bilingual = { readonly sv: string; readonly en: string };

/** What a card is about, in words: it says the same after the step has gone. */
export type PinView = {
	readonly on: 'whole' | 'part' | 'step';
	/** The part's key or the step's id while there is one. */
	readonly key: string | null;
	readonly title: Bilingual | null;
};

export type NamedOrganisation = { readonly id: string; readonly name: string };

/** A card the meeting sees. Nobody's person is named, and without names not even the organisation. */
export type ShownCard = {
	readonly cardId: string;
	readonly kind: CardKind;
	readonly text: string;
	readonly pin: PinView;
	/** Null: shown without name, or a guest's. */
	readonly from: NamedOrganisation | null;
	readonly nameless: boolean;
	readonly clusterId: string | null;
	/** How many times it has been moved among the groups. */
	readonly placeVersion: number;
	readonly answer: string;
	readonly answerVersion: number;
	/** The presenter chose to leave it. */
	readonly left: boolean;
	/** Organisations that took it home. */
	readonly takenHomeBy: readonly string[];
};

export type ClusterView = {
	readonly clusterId: string;
	readonly title: string;
	readonly version: number;
};

/** The cards to one organisation. */
export type CardTurn = {
	readonly organisation: NamedOrganisation;
	/** The cards are shown; before that there are none here. */
	readonly shown: boolean;
	/** The card that is read just now. */
	readonly currentCardId: string | null;
	readonly cards: readonly ShownCard[];
	readonly clusters: readonly ClusterView[];
};

export type CardsView = {
	/** The group chose that cards are shown without name. */
	readonly nameless: boolean;
	readonly turns: readonly CardTurn[];
};
/** Whoever leads hears how many cards wait, and nothing of what they say. */
export type LeadCardsView = CardsView & {
	readonly waiting: readonly { readonly organisationId: string; readonly count: number }[];
	/** Names can be chosen until the first card is written. */
	readonly mayChooseNaming: boolean;
};

/** One's own card that nobody else sees yet. */
export type OwnCard = {
	readonly cardId: string;
	readonly toOrganisationId: string;
	readonly kind: CardKind;
	readonly text: string;
	readonly pin: PinView;
	readonly nameless: boolean;
	readonly version: number;
};
export type OwnAnswer = {
	readonly question: ReflectionQuestion;
	readonly text: string;
	readonly version: number;
};
/** What only its writer reads. */
export type MineView = {
	readonly cards: readonly OwnCard[];
	readonly answers: readonly OwnAnswer[];
	readonly noteIds: readonly string[];
	readonly pins: readonly PinChoices[];
	/** What became of what one's own organisations took home, also what they share with nobody. */
	readonly outcomes: Readonly<Record<string, Outcome>>;
};

/** What can be pinned to, of each presentation the reader may read or has been shown. */
export type PinChoices = {
	readonly organisationId: string;
	readonly parts: readonly { readonly key: string; readonly title: Bilingual }[];
	readonly steps: readonly { readonly stepId: string; readonly name: string }[];
};

export type ReflectionsView = {
	readonly shown: boolean;
	/** How many have written something; nobody is named. */
	readonly writers: number;
	readonly organisations: readonly {
		/** Null: guests. */
		readonly organisation: NamedOrganisation | null;
		readonly answers: readonly {
			readonly question: ReflectionQuestion;
			readonly texts: readonly string[];
		}[];
	}[];
	readonly notes: readonly PlusMinusView[];
};
export type PlusMinusView = {
	readonly noteId: string;
	readonly kind: PlusMinusKind;
	readonly text: string;
};

export type TakeawayView = {
	readonly takeawayId: string;
	readonly organisationId: string;
	readonly text: string;
	readonly version: number;
	/** Where it came from, in words: a card's text, or a step's name with its organisation. */
	readonly origin: TakeawayOrigin | null;
	/** What came of it in the log, where the reader may know. */
	readonly outcome: Outcome | null;
};
export type TakeawayOrigin = {
	readonly from: 'card' | 'step';
	readonly text: string;
	readonly organisation: string | null;
};

export type DecisionView = {
	readonly decisionId: string;
	/** Null: all of the group. */
	readonly organisation: NamedOrganisation | null;
	readonly text: string;
	readonly who: string;
	readonly dueOn: string | null;
	readonly version: number;
};

export type OrganisationTakeaways = {
	readonly organisation: NamedOrganisation;
	readonly takeaways: readonly TakeawayView[];
};

export type TakeHomeView = {
	readonly organisations: readonly OrganisationTakeaways[];
	readonly decisions: readonly DecisionView[];
	/** Null: no meeting is planned after this one. */
	readonly next: { readonly ordinal: number; readonly day: string | null } | null;
	/** What the meeting before this one sent everybody home with; null for the first. */
	readonly before: {
		readonly meetingId: string;
		readonly ordinal: number;
		readonly day: string | null;
		readonly organisations: readonly OrganisationTakeaways[];
		readonly decisions: readonly DecisionView[];
	} | null;
};

/** Saving a text that several may write in: stored, or what stands there now. */
export type WordsSaved = {
	readonly version: number;
	/** What somebody else wrote meanwhile; null when the sent words are stored. */
	readonly conflict: string | null;
};
