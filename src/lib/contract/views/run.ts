import type { RespondentKind, RunState } from '#lib/domain/poll/run-state.ts';
import type { PublishedItem } from '#lib/domain/poll/tally.ts';
import type { Beside, RunView } from '../live.ts';

/** One run in a member's lists. Days are YYYY-MM-DD, instants ISO text. */
export type RunListRow = {
	readonly runId: string;
	readonly organisationId: string;
	readonly organisation: string;
	readonly roundName: string;
	readonly practice: boolean;
	readonly meetingId: string;
	readonly meetingOrdinal: number;
	readonly meetingTheme: string;
	readonly asks: RespondentKind;
	readonly targetGroup: string;
	readonly ordinal: number;
	readonly state: RunState;
	/** Null for a working group's run. */
	readonly k: number | null;
	readonly eligible: number | null;
	/** Null under k and while the run is not closed. */
	readonly respondents: number | null;
	readonly lastDay: string | null;
	readonly createdAt: string;
	readonly openedAt: string | null;
	readonly closedAt: string | null;
	/** The reader may open, steer and close it: a key person of the organisation. */
	readonly maySteer: boolean;
};

/** A meeting before which an organisation may make a run. */
export type RunPlace = {
	readonly organisationId: string;
	readonly organisation: string;
	readonly roundName: string;
	readonly meetingId: string;
	readonly ordinal: number;
	readonly theme: string;
	readonly heldOn: string | null;
};

/** A closed run of the same organisation with the same instrument version: the only kind that may stand beside another. */
export type EarlierRun = {
	readonly runId: string;
	readonly roundName: string;
	readonly meetingOrdinal: number;
	readonly targetGroup: string;
	readonly ordinal: number;
	readonly closedAt: string;
	readonly results: readonly PublishedItem[];
};

export type RunResultView = Beside & {
	readonly run: RunView;
	/** Empty while the run is not closed. */
	readonly results: readonly PublishedItem[];
	readonly others: readonly EarlierRun[];
	/** A working group's run before the same meeting that is not closed yet. */
	readonly openGroupRunId: string | null;
	readonly maySteer: boolean;
};
