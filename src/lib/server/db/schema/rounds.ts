import type { ColumnType } from 'kysely';

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
	held_on: string | null;
};
