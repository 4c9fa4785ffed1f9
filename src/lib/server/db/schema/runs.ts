import type { ColumnType } from 'kysely';
import type { RespondentKind, RunState } from '#lib/domain/poll/run-state.ts';
import type { Sort } from '#lib/domain/poll/tally.ts';

export type AssessmentRunTable = {
	id: string;
	organisation_id: string;
	meeting_id: string;
	instrument_version_id: string;
	respondent_kind: RespondentKind;
	target_group: string;
	ordinal: number;
	mode: 'openCode' | 'consensus';
	/** A working group has no threshold. */
	k: number | null;
	eligible_count: number | null;
	last_day: string | null;
	state: RunState;
	join_code: string | null;
	respondent_count: number | null;
	created_at: Date;
	opened_at: Date | null;
	closed_at: Date | null;
};

export type RunScreenTable = {
	run_id: string;
	organisation_id: string;
	stage: 'join' | 'item' | 'overview';
	item_no: number;
	revealed: boolean;
	join_shown: boolean;
	sort: Sort;
	silent_from: Date | null;
	silent_seconds: number | null;
};

export type ConsensusScoreTable = {
	run_id: string;
	organisation_id: string;
	item_no: number;
	half_units: number | null;
	evidence: string;
	next_step: string;
	dissent: string;
	/** Of the row; each field keeps the version it was changed in. */
	version: number;
	score_version: number;
	evidence_version: number;
	next_step_version: number;
	dissent_version: number;
	changed_by: string | null;
	changed_at: Date;
};

export type LiveAttendanceTable = {
	run_id: string;
	organisation_id: string;
	person_id: string;
	item_no: number;
	seen_at: Date;
};

export type RunResultTable = {
	run_id: string;
	organisation_id: string;
	item_no: number;
	counts: number[] | null;
	dont_know: number | null;
};

export type WallLinkTable = {
	id: string;
	token_hash: string;
	/** One of run and meeting. */
	run_id: string | null;
	organisation_id: string | null;
	meeting_id: string | null;
	created_at: Date;
	expires_at: Date;
	revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

/** bigint arrives as text. */
export type LiveSliceTable = {
	topic: string;
	slice: string;
	version: ColumnType<string, number | string, number | string>;
};

export type LivePresenceTable = {
	instance_id: string;
	topic: string;
	audience: string;
	connected: number;
	seen_at: Date;
};
