import type { Bilingual } from '../live.ts';

/** Documents and web pages that the archive's facts are from. */
export const sourceIds = [
	'report',
	'hallandReport',
	'hallandCase',
	'norrbottenCase',
	'laterCase',
	'webInvitation',
	'webConference',
	'webMentors'
] as const;
export type SourceId = (typeof sourceIds)[number];

export type ArchiveSource = {
	readonly id: SourceId;
	readonly kind: 'document' | 'webPage';
	readonly publisher: Bilingual;
	readonly title: string;
	/** Publisher, title and year as a source line has them. */
	readonly short: Bilingual;
	/** When it was published, as exactly as it says itself. */
	readonly published: Bilingual;
	/** Registry number, ISBN: how to ask for it. */
	readonly reference: string | null;
};

/** Where in a source a fact stands. */
export type Citation = { readonly source: SourceId; readonly at: Bilingual | null };

/** Every fact carries its source; `ours` says what in it is our reading or arithmetic and not the source's. */
export type Fact = {
	readonly text: Bilingual;
	readonly sources: readonly Citation[];
	readonly ours?: Bilingual;
};

export type ArchiveEvent = Fact & {
	/** A year, a month or a day: what the source says. */
	readonly when: Bilingual;
};

export type ArchiveMeeting = {
	readonly ordinal: number;
	readonly year: number;
	readonly digital: boolean;
	readonly theme: Bilingual;
	readonly added: boolean;
	readonly sources: readonly Citation[];
};

/** `left` is when the region chose not to go on, as the source says it; null for those who stayed. */
export type ArchiveRegion = { readonly name: string; readonly left: Bilingual | null };

/** Means in tenths of a point, so that nothing is a float. */
export type ArchiveItem = {
	readonly no: number;
	readonly displayOrder: number;
	readonly text: Bilingual;
	readonly firstTenths: number;
	readonly secondTenths: number;
};

export type ArchiveTable = {
	readonly firstYear: number;
	readonly secondYear: number;
	/** Our reading: the report does not say how many regions the means are of. */
	readonly regions: number;
	readonly scale: { readonly min: number; readonly max: number };
	readonly steps: readonly { readonly value: number; readonly text: Bilingual }[];
	readonly items: readonly ArchiveItem[];
	/** As printed, in hundredths; the domain's own arithmetic must give the same. */
	readonly printedMean: { readonly firstHundredths: number; readonly secondHundredths: number };
	/** The regions' own sums, lowest and highest, in half points. */
	readonly sums: Record<'first' | 'second', { readonly lowest: number; readonly highest: number }>;
	readonly maxSum: number;
	readonly source: Citation;
};

export const decisionKinds = [
	'decision',
	'assignment',
	'commitment',
	'proposal',
	'remittal',
	'information'
] as const;
export type ArchiveDecision = Fact & {
	readonly when: Bilingual;
	/** Null where the source does not name it. */
	readonly region: string | null;
	readonly body: Bilingual | null;
	readonly paragraph: string | null;
	readonly registry: string | null;
	readonly kind: (typeof decisionKinds)[number];
	/** True for what happened after the pilot. */
	readonly later: boolean;
};

export type ArchiveGoal = {
	readonly goal: Bilingual;
	readonly status: 'met' | 'metWithReservation' | 'notYet' | 'notMet';
	readonly note: Bilingual | null;
	readonly sources: readonly Citation[];
};

export type ArchiveView = {
	readonly name: string;
	/** The association that led the round, under the name it had when. */
	readonly association: {
		readonly name: string;
		readonly short: string;
		readonly formerShort: string;
		readonly formerUntil: Bilingual;
	};
	readonly groups: readonly { readonly no: number; readonly regions: readonly ArchiveRegion[] }[];
	readonly groupsSources: readonly Citation[];
	readonly events: readonly ArchiveEvent[];
	readonly meetings: readonly ArchiveMeeting[];
	/** What of the meetings the sources do not say in so many words. */
	readonly meetingsOurs: Bilingual;
	readonly table: ArchiveTable;
	readonly decisionBases: readonly (Fact & { readonly region: string })[];
	readonly selfAssessments: readonly Fact[];
	readonly decisions: readonly ArchiveDecision[];
	readonly goals: readonly ArchiveGoal[];
	readonly goalsBasis: Fact;
	readonly afterwards: Fact;
	readonly sources: readonly ArchiveSource[];
};
