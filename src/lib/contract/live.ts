import * as v from 'valibot';
import type { PublishedItem } from '#lib/domain/poll/tally.ts';
import type { MemberRole } from '#lib/domain/access/actor.ts';
import type { ConsensusStep, ItemScore } from '#lib/domain/poll/consensus.ts';
import type { Apart } from '#lib/domain/poll/difference.ts';
import type { RespondentKind, RunState } from '#lib/domain/poll/run-state.ts';
import type { ScoreField } from '#lib/domain/poll/score-edit.ts';
import type { Screen } from '#lib/domain/poll/screen.ts';
import type { Turnout } from '#lib/domain/poll/turnout.ts';
import {
	meetingAudiences,
	meetingSlices,
	type LeadMeetingViews,
	type MeetingViews
} from './views/meeting.ts';
import type { PresentationView } from './views/presentation.ts';

/**
 * State, not events: each message is one whole slice of a topic for one audience, with its version.
 * The topic of a run's audiences is the run, of a meeting's the meeting; that of `organisation`, its members wherever
 * they are, the organisation; that of `presentation`, the members who write it, and `presentationReader`, everybody
 * else who reads it, the presentation.
 */
export const runAudiences = ['facilitator', 'wall', 'voter', 'member'] as const;
export type RunAudience = (typeof runAudiences)[number];
export const audiences = [
	...runAudiences,
	'organisation',
	'presentation',
	'presentationReader',
	...meetingAudiences
] as const;
export type Audience = (typeof audiences)[number];

export const slices = [
	'run',
	'screen',
	'turnout',
	'presence',
	'scores',
	'attendance',
	'log',
	...meetingSlices,
	'presentation',
	'writing',
	'reading'
] as const;
export type Slice = (typeof slices)[number];

/** The slices an audience gets; what is not listed is never sent to it. */
export const slicesOf = {
	facilitator: ['run', 'screen', 'turnout', 'presence'],
	wall: ['run', 'screen', 'turnout'],
	voter: ['run'],
	member: ['run', 'scores', 'attendance'],
	organisation: ['log'],
	meeting: meetingSlices,
	meetingLead: meetingSlices,
	meetingWall: meetingSlices,
	presentation: ['presentation', 'writing'],
	presentationReader: ['reading']
} as const satisfies Record<Audience, readonly Slice[]>;

export type Bilingual = { readonly sv: string; readonly en: string };

export type InstrumentView = {
	readonly name: Bilingual;
	readonly scale: { readonly min: number; readonly max: number };
	readonly steps: readonly {
		readonly value: number;
		readonly text: Bilingual;
		readonly local: boolean;
	}[];
	readonly items: readonly { readonly no: number; readonly text: Bilingual }[];
};

/** What is said of any run, whoever it asks. */
export type RunFacts = {
	readonly runId: string;
	readonly organisation: string;
	readonly roundName: string;
	readonly meetingOrdinal: number;
	readonly targetGroup: string;
	readonly ordinal: number;
	readonly state: RunState;
	readonly lastDay: string | null;
	/** ISO instants of the facilitator's own acts. */
	readonly openedAt: string | null;
	readonly closedAt: string | null;
	readonly practice: boolean;
	readonly instrument: InstrumentView;
};

/** A run of staff. */
export type RunView = RunFacts & {
	/** 8 symbols while open, else null. */
	readonly joinCode: string | null;
	readonly k: number;
	readonly eligible: number | null;
	/** Devices that answered anything, after closing and from k up. */
	readonly respondents: number | null;
};

/** A working group's closed run beside a closed run of staff. */
export type GroupBeside = {
	readonly runId: string;
	readonly targetGroup: string;
	readonly roundName: string;
	readonly meetingOrdinal: number;
	readonly closedAt: string;
	/** Why there is no difference to the staff; null when both are about the same occasion. */
	readonly apart: Apart | null;
	/** One for each item; none where the instrument is another. */
	readonly scores: readonly ItemScore[];
};

/** An earlier closed run of staff of the same organisation on the same instrument version. */
export type EarlierResults = {
	readonly runId: string;
	readonly targetGroup: string;
	readonly closedAt: string;
	readonly results: readonly PublishedItem[];
};

/** What stands beside and behind a run's result. */
export type Beside = {
	readonly group: GroupBeside | null;
	/** Latest first. */
	readonly earlier: readonly EarlierResults[];
};

export type FacilitatorRunView = RunView &
	Beside & {
		readonly results: readonly PublishedItem[];
		/** A working group's run before the same meeting that is not locked yet. */
		readonly openGroupRunId: string | null;
	};

/** The wall's screen carries only what the wall shows now: an item's result when revealed, all on the overview. */
export type ScreenView = {
	readonly screen: Screen;
	readonly results: readonly PublishedItem[];
} & Beside;

export type TurnoutView = { readonly turnout: Turnout };
export type PresenceView = {
	readonly connected: {
		readonly voter: number;
		readonly wall: number;
		readonly facilitator: number;
	};
};
export type MemberRunView = RunFacts & { readonly asks: RespondentKind };

/** A field that several people may write in, with the version that its next change must have seen. */
export type Written<Value> = { readonly value: Value; readonly version: number };

export type ItemWritten = { readonly itemNo: number } & {
	/** The score in half-units: 2,5 is 5. */
	readonly score: Written<number | null>;
	readonly evidence: Written<string>;
	readonly nextStep: Written<string>;
	readonly dissent: Written<string>;
	readonly changedBy: string | null;
	readonly changedAt: string | null;
};

/** A working group's scores and words; no items for a run of staff. */
export type ScoresView = {
	readonly consensusStep: ConsensusStep;
	readonly items: readonly ItemWritten[];
};

/** What saving came to: where everything stands now, and which fields somebody else had changed meanwhile. */
export type ScoreSaved = {
	readonly item: ItemWritten;
	readonly conflicts: readonly ScoreField[];
};

/** Who is at which item just now. */
export type AttendanceView = {
	readonly present: readonly {
		readonly personId: string;
		readonly name: string;
		readonly role: MemberRole | null;
		readonly itemNo: number;
	}[];
};

export type VoterRunView = { readonly state: RunState };
/** Says by its version that the log changed; each page reads again what its own person may see. */
export type LogView = Readonly<Record<string, never>>;

/** What those who write a presentation have in common before them. */
export type PresentationLiveView = Pick<
	PresentationView,
	'stages' | 'files' | 'sharing' | 'publishedAt' | 'progress'
>;
/** How far the merged texts have come, and who writes where. A browser that is behind asks for what it lacks. */
export type WritingView = {
	readonly textVersion: number;
	readonly present: readonly {
		readonly personId: string;
		readonly name: string;
		readonly place: string;
	}[];
};
/** Says by its version that who may read it changed; each page asks again. */
export type ReadingView = Readonly<Record<string, never>>;

export type ViewOf = {
	facilitator: {
		run: FacilitatorRunView;
		screen: ScreenView;
		turnout: TurnoutView;
		presence: PresenceView;
	};
	wall: { run: RunView; screen: ScreenView; turnout: TurnoutView };
	voter: { run: VoterRunView };
	member: { run: MemberRunView; scores: ScoresView; attendance: AttendanceView };
	organisation: { log: LogView };
	meeting: MeetingViews;
	meetingLead: LeadMeetingViews;
	meetingWall: MeetingViews;
	presentation: { presentation: PresentationLiveView; writing: WritingView };
	presentationReader: { reading: ReadingView };
};

export type Versioned<T> = { readonly version: number; readonly data: T };
export type Snapshot<A extends Audience = Audience> = {
	readonly topic: string;
	readonly audience: A;
	readonly slices: { readonly [S in keyof ViewOf[A]]: Versioned<ViewOf[A][S]> };
};

export type SliceMessage = { topic: string; slice: Slice; version: number; data: unknown };

/** Why a server lets a client go: `revoked` (do not come back), `draining` (come back in a moment). */
export type Goodbye = { reason: 'revoked' | 'draining' };

export type Ack<T> = { ok: true; data: T } | { ok: false; code: string };

export const watchSchema = v.strictObject({
	topic: v.pipe(v.string(), v.uuid()),
	audience: v.picklist(audiences)
});
export type WatchRequest = v.InferOutput<typeof watchSchema>;

export type ServerToClient = {
	slice(message: SliceMessage): void;
	goodbye(goodbye: Goodbye): void;
};

export type ClientToServer = {
	watch(request: WatchRequest, ack: (reply: Ack<Snapshot>) => void): void;
	command(request: { name: string; input: unknown }, ack: (reply: Ack<unknown>) => void): void;
	/** The server's clock in milliseconds since 1970, to measure the offset of one's own. */
	clock(ack: (reply: Ack<{ now: number }>) => void): void;
};
