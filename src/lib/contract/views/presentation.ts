import type { MemberRole } from '#lib/domain/access/actor.ts';
import type { ErrorCode } from '#lib/domain/errors.ts';
import type { Progress } from '#lib/domain/presentation/progress.ts';
import type { Sharing } from '#lib/domain/presentation/sharing.ts';
import type { StepMark } from '#lib/domain/presentation/step.ts';
import type { Wording } from '#lib/domain/presentation/template.ts';

/** One step of a process, with the version that each field's next change must have seen. */
export type StepView = {
	readonly stepId: string;
	readonly stageKey: string;
	readonly name: string;
	readonly who: string;
	readonly what: string;
	readonly input: string;
	readonly output: string;
	readonly document: string;
	/** When it is done. */
	readonly occurs: string;
	readonly mark: StepMark | null;
	readonly itemNos: readonly number[];
	readonly versions: Readonly<Record<string, number>>;
};

export type StageView = {
	readonly key: string;
	readonly title: Wording;
	/** In their order. */
	readonly steps: readonly StepView[];
};

/** A part of the presentation. `body` is markdown as it was written: what paints it renders it without HTML. */
export type PartView = {
	readonly key: string;
	readonly title: Wording;
	readonly help: Wording;
	readonly role: MemberRole;
	readonly body: string;
	/** For whoever speaks; null to readers of other organisations. */
	readonly notes: string | null;
};

export type FileView = {
	readonly fileId: string;
	readonly kind: 'pdf' | 'picture';
	readonly name: string;
	readonly alt: string;
	/** In bytes. */
	readonly size: number;
	readonly pages: number;
	readonly width: number;
	readonly height: number;
};

/** What is said of any presentation. Days are YYYY-MM-DD, instants ISO text. */
export type PresentationPlace = {
	readonly presentationId: string;
	readonly organisationId: string;
	readonly organisation: string;
	readonly meetingId: string;
	readonly meetingOrdinal: number;
	readonly theme: string;
	readonly meetingDay: string | null;
	/** A week before the meeting. */
	readonly deadline: string | null;
	readonly groupId: string;
	readonly group: string;
	readonly roundId: string;
	readonly roundName: string;
};

export type PresentationView = PresentationPlace & {
	/** The reader is a member of its organisation. */
	readonly own: boolean;
	readonly template: {
		readonly templateId: string;
		readonly code: string;
		readonly version: number;
		readonly name: Wording;
	};
	readonly parts: readonly PartView[];
	/** Every stage of the template, also those without steps. */
	readonly stages: readonly StageView[];
	/** Notes of steps by their ids; empty to readers of other organisations. */
	readonly stepNotes: Readonly<Record<string, string>>;
	readonly files: readonly FileView[];
	/** The checklist of the round, for what the steps are tied to. */
	readonly items: readonly { readonly no: number; readonly text: Wording }[];
	readonly sharing: Sharing | null;
	readonly publishedAt: string | null;
	/** The other organisations of the group, by name: who may read it once it is shared. */
	readonly others: readonly string[];
	readonly progress: Progress;
	readonly may: { readonly edit: boolean; readonly publish: boolean };
	/** The round has somebody who leads it. */
	readonly hasLeader: boolean;
	/** Rises with every change of the merged texts. */
	readonly textVersion: number;
};

/** One organisation of a meeting's group, and how far its presentation has come for whoever asks. */
export type MeetingPresentationRow = {
	readonly organisationId: string;
	readonly organisation: string;
	readonly own: boolean;
	/** It has shared its presentation with the group. */
	readonly published: boolean;
	readonly readable: boolean;
	/** Why it is not readable. */
	readonly why: ErrorCode | null;
	/** Only where it is readable. */
	readonly presentationId: string | null;
};

/** A meeting of one's own organisation on the list of presentations. */
export type OwnPresentationRow = Omit<PresentationPlace, 'presentationId'> & {
	/** Null while nobody has begun it. */
	readonly presentationId: string | null;
	readonly sharing: Sharing | null;
	readonly progress: Progress | null;
};

/** What a change of one field of a step came to. A conflict holds what is stored now, and is not saved over. */
export type StepChangeOutcome = {
	readonly version: number;
	readonly conflict: { readonly stored: string; readonly version: number } | null;
};

/** What the sender of texts lacked (a Yjs update), and what the server has now (a state vector), both base64. */
export type SyncedText = {
	readonly update: string;
	readonly stateVector: string;
	readonly version: number;
};
