import type { ColumnType, Generated } from 'kysely';
import type { Sharing } from '#lib/domain/presentation/sharing.ts';
import type { StepMark } from '#lib/domain/presentation/step.ts';
import type { TemplatePart, TemplateStage } from '#lib/domain/presentation/template.ts';

export type RoundLeaderTable = { round_id: string; person_id: string };

export type PresentationTemplateTable = {
	id: string;
	code: string;
	version: number;
	name_sv: string;
	name_en: string;
	parts: ColumnType<TemplatePart[], string, never>;
	stages: ColumnType<TemplateStage[], string, never>;
	created_at: Date;
	retired_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

export type PresentationTable = {
	id: string;
	organisation_id: string;
	meeting_id: string;
	template_id: string;
	/** Null until it is published. */
	sharing: ColumnType<Sharing | null, Sharing | null | undefined, Sharing | null>;
	/** When the present sharing was chosen. */
	published_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
	created_at: Date;
};

export type MeetingShownTable = {
	meeting_id: string;
	presentation_id: string;
	organisation_id: string;
	shown_at: Date;
};

export type PresentationTextTable = {
	presentation_id: string;
	organisation_id: string;
	/** A Yjs document as one update. */
	state: Buffer;
	version: number;
};

export type PresentationPartTable = {
	presentation_id: string;
	organisation_id: string;
	part_key: string;
	body: string;
};

export type PresentationNoteTable = {
	presentation_id: string;
	organisation_id: string;
	/** A part of the template, or a step of the process. */
	part_key: string;
	notes: string;
};

export type ProcessStepTable = {
	id: string;
	presentation_id: string;
	organisation_id: string;
	stage_key: string;
	ordinal: number;
	name: string;
	who: Generated<string>;
	what: Generated<string>;
	input: Generated<string>;
	output: Generated<string>;
	document: Generated<string>;
	occurs: Generated<string>;
	mark: ColumnType<StepMark | null, StepMark | null | undefined, StepMark | null>;
	item_nos: ColumnType<number[], number[] | undefined, number[]>;
	/** How many times each field has been changed; a field that is missing has not. */
	versions: ColumnType<Record<string, number>, string | undefined, string>;
	removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
	created_at: Date;
};

export type PresentationFileTable = {
	id: string;
	presentation_id: string;
	organisation_id: string;
	kind: 'pdf' | 'picture';
	name: string;
	alt: string;
	media_type: string;
	bytes: Buffer;
	/** Of the bytes. */
	size: number;
	pages: number;
	/** Of the picture or the first page, in pixels or points. */
	width: number;
	height: number;
	created_at: Date;
};

export type PresentationPageTable = {
	file_id: string;
	organisation_id: string;
	page_no: number;
	media_type: string;
	bytes: Buffer;
	width: number;
	height: number;
	words: string;
};

export type PresentationAttendanceTable = {
	presentation_id: string;
	organisation_id: string;
	person_id: string;
	/** A part of the template, or a step of the process. */
	place: string;
	seen_at: Date;
};
