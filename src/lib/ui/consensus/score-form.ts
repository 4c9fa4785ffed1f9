import type { ItemWritten } from '#lib/contract/live.ts';
import type { ScoreField } from '#lib/domain/poll/score-edit.ts';

/** What a form without script was refused for, and everything that was typed. */
export type ScoreFormFailure = {
	readonly code: string;
	/** Null when it was about the whole run. */
	readonly itemNo: number | null;
	readonly typed: readonly {
		readonly field: ScoreField;
		readonly value: string | number | null;
		/** Somebody else changed the field meanwhile. */
		readonly isConflict: boolean;
		/** The item as it stands now. */
		readonly now: ItemWritten;
	}[];
};
