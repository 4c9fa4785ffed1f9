import type { Fraction } from '#lib/domain/fraction.ts';
import type { JointAccess } from '#lib/domain/poll/joint-access.ts';
import type { JointItem, RegionSums } from '#lib/domain/poll/joint-table.ts';
import type { InstrumentView } from '../live.ts';

/** The reader's own organisation's closed scores: only those can be shared. */
export type OwnScores = {
	readonly runId: string;
	readonly organisation: string;
	/** ISO instant; null while it is not shared. */
	readonly sharedAt: string | null;
	/** The reader may share and take back. */
	readonly mayShare: boolean;
};

/** Means over the regions before one meeting, on one instrument version. No region is named in it. */
export type JointOccasion = {
	readonly meetingId: string;
	readonly ordinal: number;
	readonly theme: string;
	readonly instrument: InstrumentView;
	/** Regions in the group, and how many of them share. */
	readonly regions: number;
	readonly shared: number;
	readonly own: readonly OwnScores[];
	readonly access: JointAccess;
	/** Empty unless it is shown. */
	readonly items: readonly JointItem[];
	/** Null while an item is missing. */
	readonly mean: Fraction | null;
	readonly sums: RegionSums | null;
	/** The last time before this with a joint table on the same instrument: compared only for the same regions. */
	readonly since: { readonly ordinal: number; readonly mean: Fraction | null } | null;
};

export type JointView = {
	readonly groupId: string;
	readonly group: string;
	readonly roundName: string;
	readonly practice: boolean;
	/** Latest meeting first. */
	readonly occasions: readonly JointOccasion[];
};

export type OwnGroup = {
	readonly groupId: string;
	readonly group: string;
	readonly roundName: string;
};
