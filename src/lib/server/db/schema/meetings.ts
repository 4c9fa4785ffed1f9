import type { Generated } from 'kysely';
import type { MemberRole } from '#lib/domain/access/actor.ts';
import type { ItemKind } from '#lib/domain/meeting/agenda.ts';

export type AgendaItemTable = {
	id: string;
	meeting_id: string;
	ordinal: number;
	kind: ItemKind;
	title: string;
	organisation_id: string | null;
	planned_minutes: number;
	added_minutes: number;
	spent_seconds: number;
	started_at: Date | null;
	running_from: Date | null;
	ended_at: Date | null;
	skipped_at: Date | null;
};

export type MeetingFacilitatorTable = {
	meeting_id: string;
	person_id: string;
	named_by: string | null;
	named_at: Date;
	left_at: Date | null;
};

export type MeetingGuestTable = {
	id: string;
	meeting_id: string;
	token_hash: string;
	name: string;
	email: string;
	person_id: string | null;
	invited_by: string;
	created_at: Date;
	expires_at: Date;
	consumed_at: Date | null;
	revoked_at: Date | null;
};

export type MeetingAttendanceTable = {
	meeting_id: string;
	person_id: string;
	organisation_id: string | null;
	role: MemberRole | null;
	place: 'room' | 'remote' | null;
	stands_in_for: string | null;
	first_seen_at: Date;
	last_seen_at: Date;
};

export type MeetingQueueTable = {
	meeting_id: string;
	person_id: string;
	asked_at: Date;
	called_at: Date | null;
};

export type MeetingReadyTable = { meeting_id: string; item_id: string; person_id: string };

export type MeetingStageTable = {
	meeting_id: string;
	presentation_id: string | null;
	step_id: string | null;
	compare_stage: string | null;
	presenter_person_id: string | null;
	version: Generated<number>;
};

export type LiveMeetingPresenceTable = {
	meeting_id: string;
	person_id: string;
	instance_id: string;
	seen_at: Date;
};
