import type { CardKind } from '#lib/domain/feedback/card.ts';
import type { CycleDecision, CycleStage, CycleTexts } from '#lib/domain/log/cycle.ts';
import type { EntryKind, EntryMethod, EntryState } from '#lib/domain/log/entry.ts';
import type { HistoryLine } from '#lib/domain/log/history.ts';
import type { LogField } from '../forms/log.ts';
import type { Bilingual } from '../live.ts';

/** An entry as boards and lists show it. Days are YYYY-MM-DD, instants ISO text. */
export type LogRow = {
	readonly entryId: string;
	readonly organisationId: string;
	readonly organisation: string;
	/** The reader is a member of its organisation. */
	readonly own: boolean;
	readonly kind: EntryKind;
	readonly method: EntryMethod;
	readonly state: EntryState;
	readonly sentence: string;
	readonly who: string;
	readonly dueOn: string | null;
	readonly itemNo: number | null;
	readonly itemText: Bilingual | null;
	readonly learning: string;
	readonly shared: boolean;
	/** Where its last cycle stands; null where it has none. */
	readonly cycle: {
		readonly ordinal: number;
		readonly stage: CycleStage;
		readonly decision: CycleDecision | null;
	} | null;
};

export type CycleView = {
	readonly ordinal: number;
	readonly stage: CycleStage;
	readonly decision: CycleDecision | null;
	readonly texts: CycleTexts;
	readonly versions: Readonly<Record<string, number>>;
};

/** A group an entry can be shared with, in words: whom it holds besides the organisation itself. */
export type ShareGroup = {
	readonly groupId: string;
	readonly group: string;
	readonly round: string;
	readonly others: readonly string[];
};

export type LogEntryView = Omit<LogRow, 'cycle'> & {
	readonly versions: Readonly<Record<string, number>>;
	readonly cycles: readonly CycleView[];
	readonly createdAt: string;
	readonly sharedAt: string | null;
	/** The group it is shared with. */
	readonly sharedWith: ShareGroup | null;
	/** The groups it can be shared with; empty for readers of another organisation. */
	readonly groups: readonly ShareGroup[];
	readonly mayShare: boolean;
	/** The person who was to do it is no longer a member. */
	readonly ownerLeft: boolean;
	/** Names of the organisation's people, offered while typing. */
	readonly colleagues: readonly string[];
	readonly items: readonly { readonly no: number; readonly text: Bilingual }[];
	/** The run it was taken home from, for its own organisation. */
	readonly originRunId: string | null;
	readonly originText: string;
	/** The meeting it was taken home from, where the reader may know. */
	readonly originMeeting: MeetingOrigin | null;
	readonly history: readonly HistoryLine[];
};

/** A field that somebody else changed meanwhile: what is stored now, and who wrote it. */
export type FieldConflict = {
	readonly field: LogField;
	readonly stored: string;
	readonly version: number;
	readonly by: string;
};

export type ChangeOutcome = {
	/** The version of each field that is stored now as it was sent. */
	readonly versions: Readonly<Record<string, number>>;
	readonly conflicts: readonly FieldConflict[];
	readonly refused: readonly { readonly field: LogField; readonly code: string }[];
};

export type LogChoices = {
	readonly organisations: readonly { readonly id: string; readonly name: string }[];
	readonly owners: readonly string[];
	readonly items: readonly { readonly no: number; readonly text: Bilingual }[];
};

export type LogColumn = {
	readonly state: EntryState;
	readonly total: number;
	readonly rows: readonly LogRow[];
};

/** The item of a run that an entry is taken home from. */
export type EntryOrigin = {
	readonly runId: string;
	readonly organisationId: string;
	readonly roundName: string;
	readonly meetingOrdinal: number;
	readonly itemNo: number;
	readonly itemText: Bilingual;
	/** The working group's "Vad krävs för nästa steg?", or nothing. */
	readonly nextStep: string;
};

/** A meeting that an entry is taken home from: a card of a critical friend, what the organisation took home, or both. */
export type MeetingOrigin = {
	readonly meetingId: string;
	readonly meetingOrdinal: number;
	readonly card: {
		readonly kind: CardKind;
		readonly text: string;
		/** The giver; null when it was shown without name. */
		readonly from: string | null;
	} | null;
};

/** What the form of a new entry starts with. */
export type EntryStart = {
	readonly entryId: string;
	readonly organisations: readonly { readonly id: string; readonly name: string }[];
	readonly colleagues: readonly string[];
	readonly origin: EntryOrigin | null;
	readonly fromMeeting:
		| (MeetingOrigin & {
				readonly cardId: string | null;
				readonly takeawayId: string | null;
				/** What the entry's sentence starts as. */
				readonly text: string;
		  })
		| null;
};
