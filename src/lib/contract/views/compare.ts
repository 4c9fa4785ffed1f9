import type { ComparedStep } from '#lib/domain/presentation/compare.ts';
import type { StepTexts } from '#lib/domain/presentation/step-fields.ts';
import type { RowStep } from '#lib/domain/presentation/step-rows.ts';
import type { Bilingual } from '../live.ts';

/** A step of a process as it is compared. */
export type CompareStepView = ComparedStep & RowStep & StepTexts;

/**
 * Why a region's process is not beside the others. `ownFirst`: the reader's organisation has not published its own,
 * `unpublished`: the region has not published, `notShared`: it has, to others than the reader.
 */
export type CompareAbsence = 'unpublished' | 'notShared' | 'ownFirst';

export type CompareRegionView = {
	readonly organisationId: string;
	readonly organisation: string;
	/** The reader is a member of it. */
	readonly own: boolean;
	/** Null where there is none that the reader may read. */
	readonly presentationId: string | null;
	/** Null exactly where `absent` is not. */
	readonly steps: readonly CompareStepView[] | null;
	readonly absent: CompareAbsence | null;
	/** It is shared with the group, and has not been shown in the meeting yet: not everybody there reads it. */
	readonly unshown: boolean;
};

export type CompareView = {
	readonly meetingId: string;
	readonly ordinal: number;
	readonly theme: string;
	readonly group: string;
	readonly practice: boolean;
	readonly stages: readonly { readonly key: string; readonly title: Bilingual }[];
	/** In Swedish order of their names, the same for every reader. */
	readonly regions: readonly CompareRegionView[];
};
