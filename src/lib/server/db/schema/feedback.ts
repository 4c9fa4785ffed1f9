import type { ColumnType, Generated } from 'kysely';
import type { CardKind } from '#lib/domain/feedback/card.ts';
import type { PlusMinusKind, ReflectionQuestion } from '#lib/domain/feedback/reflection.ts';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** What a meeting has chosen and shown of its feedback; a meeting without a row has done neither. */
export type FeedbackMeetingTable = {
	meeting_id: string;
	nameless: Generated<boolean>;
	reflections_shown_at: Later<Date>;
};

/** The cards to one organisation in one meeting: which is read just now. */
export type FeedbackTurnTable = {
	meeting_id: string;
	organisation_id: string;
	current_card_id: Later<string>;
	shown_at: Later<Date>;
};

export type FeedbackCardTable = {
	id: string;
	meeting_id: string;
	to_organisation_id: string;
	/** Null: a guest's, or shown without name. */
	from_organisation_id: string | null;
	/** Null once it is shown without name. */
	writer_person_id: string | null;
	nameless: boolean;
	kind: CardKind;
	text: string;
	presentation_id: string | null;
	step_id: string | null;
	part_key: string | null;
	/** What it was pinned to, in words: outlives the step. */
	pin_text: string;
	version: Generated<number>;
	created_at: Date;
	shown_at: Later<Date>;
	cluster_id: Later<string>;
	place_version: Generated<number>;
	answer: Generated<string>;
	answer_version: Generated<number>;
	left_at: Later<Date>;
};

export type CardClusterTable = {
	id: string;
	meeting_id: string;
	organisation_id: string;
	title: string;
	version: Generated<number>;
	created_at: Date;
};

export type ReflectionAnswerTable = {
	id: string;
	meeting_id: string;
	organisation_id: string | null;
	writer_person_id: string;
	question: ReflectionQuestion;
	text: string;
	version: Generated<number>;
	changed_at: Date;
};

export type PlusMinusNoteTable = {
	id: string;
	meeting_id: string;
	writer_person_id: string | null;
	kind: PlusMinusKind;
	text: string;
	created_at: Date;
};

export type TakeawayTable = {
	id: string;
	meeting_id: string;
	organisation_id: string;
	text: string;
	version: Generated<number>;
	from_card_id: string | null;
	from_step_id: string | null;
	/** What it came from, in words: outlives the step. */
	origin_text: string;
	log_entry_id: Later<string>;
	created_by: string | null;
	created_at: Date;
	removed_at: Later<Date>;
};

export type MeetingDecisionTable = {
	id: string;
	meeting_id: string;
	/** Null: all of the group. */
	organisation_id: string | null;
	text: string;
	who: string;
	due_on: string | null;
	version: Generated<number>;
	created_at: Date;
	removed_at: Later<Date>;
};
