import type { ColumnType, Generated } from 'kysely';
import type { MeetingMode, MeetingState } from '#lib/domain/meeting/life-cycle.ts';

export type StepLabel = { value: number; sv: string; en: string; local: boolean };

export type InstrumentVersionTable = {
	id: string;
	code: string;
	name_sv: string;
	name_en: string;
	scale_min: number;
	scale_max: number;
	/** numeric arrives as text: '0.5' or '1.0' */
	consensus_step: ColumnType<string, number, number>;
	step_labels: ColumnType<StepLabel[], string, string>;
};

export type InstrumentItemTable = {
	instrument_version_id: string;
	no: number;
	block: string | null;
	text_sv: string;
	text_en: string;
	text_local: boolean;
	responsible_role: string;
	role_local: boolean;
};

export type RoundTable = {
	id: string;
	name: string;
	instrument_version_id: string;
	/** Dates travel as YYYY-MM-DD: a day has no time zone. */
	starts_on: string;
	ends_on: string;
	practice: boolean;
	created_at: Date;
};

export type BenchmarkingGroupTable = { id: string; round_id: string; name: string };

export type ParticipationTable = {
	id: string;
	round_id: string;
	group_id: string;
	organisation_id: string;
};

export type MeetingTable = {
	id: string;
	group_id: string;
	ordinal: number;
	theme: string;
	/** The day it is planned for. */
	held_on: string | null;
	state: Generated<MeetingState>;
	starts_at: Date | null;
	mode: Generated<MeetingMode>;
	place: Generated<string>;
	opened_at: Date | null;
	held_at: Date | null;
	note_taker: string | null;
	no_takeaways: Generated<boolean>;
	is_last: Generated<boolean>;
	running_item_id: string | null;
	pause_from: Date | null;
	pause_minutes: number | null;
};
