import type { ColumnType, Generated } from 'kysely';
import type { CycleDecision, CycleStage } from '#lib/domain/log/cycle.ts';
import type { EntryKind, EntryMethod, EntryState } from '#lib/domain/log/entry.ts';

/** How many times each field has been changed; a field that is missing has not. */
type Versions = ColumnType<Record<string, number>, string | undefined, string>;

export type LogEntryTable = {
	id: string;
	organisation_id: string;
	kind: EntryKind;
	method: EntryMethod;
	state: EntryState;
	sentence: string;
	/** Who does it, as written: stays when the person leaves. */
	who: string;
	owner_person_id: string | null;
	due_on: string | null;
	learning: string;
	instrument_version_id: string | null;
	item_no: number | null;
	origin_run_id: string | null;
	/** "Vad krävs för nästa steg?" as it was when it was taken home. */
	origin_text: string;
	/** A critical friend's card that it grew out of. */
	origin_card_id: ColumnType<string | null, string | null | undefined, string | null>;
	group_id: ColumnType<string | null, string | null | undefined, string | null>;
	shared_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
	removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
	versions: Versions;
	created_by: string | null;
	created_at: Date;
};

export type PdsaCycleTable = {
	entry_id: string;
	organisation_id: string;
	ordinal: number;
	stage: CycleStage;
	decision: CycleDecision | null;
	aim: string;
	change_idea: string;
	prediction: string;
	measure: string;
	as_planned: string;
	observed: string;
	unexpected: string;
	compared: string;
	learned: string;
	next_change: string;
	versions: Versions;
	created_at: Date;
};

export type LogHistoryTable = {
	/** bigint arrives as text. */
	id: Generated<string>;
	entry_id: string;
	organisation_id: string;
	at: Date;
	by_name: string;
	what: string;
	cycle: number | null;
	before: string;
	after: string;
};
