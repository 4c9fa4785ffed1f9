import type { MemberRole } from '#lib/domain/access/actor.ts';
import type { AgendaItem, ItemState, Pause } from '#lib/domain/meeting/agenda.ts';
import type { ShownPlace } from '#lib/domain/presentation/showing.ts';
import type { MeetingMode, MeetingState, StillMissing } from '#lib/domain/meeting/life-cycle.ts';
import type { QuorumRole } from '#lib/domain/meeting/room.ts';
import type { CardsView, LeadCardsView, ReflectionsView, TakeHomeView } from './feedback.ts';

/** The topic is the meeting. Participants and guests; whoever leads; a wall that stands on a link. */
export const meetingAudiences = ['meeting', 'meetingLead', 'meetingWall'] as const;
export type MeetingAudience = (typeof meetingAudiences)[number];
export const meetingSlices = [
	'agenda',
	'room',
	'stage',
	'cards',
	'reflection',
	'takeHome'
] as const;
export type MeetingSlice = (typeof meetingSlices)[number];

export type AgendaItemView = AgendaItem & {
	readonly state: ItemState;
	/** Whose turn it is. */
	readonly organisation: string | null;
};

export type MeetingFacts = {
	readonly meetingId: string;
	readonly groupId: string;
	readonly group: string;
	readonly roundName: string;
	readonly practice: boolean;
	readonly ordinal: number;
	readonly theme: string;
	/** The day it is planned for, YYYY-MM-DD. */
	readonly day: string | null;
	/** ISO instants. */
	readonly startsAt: string | null;
	readonly openedAt: string | null;
	readonly heldAt: string | null;
	readonly state: MeetingState;
	readonly mode: MeetingMode;
	/** Where, or the address of the video meeting. */
	readonly place: string;
	readonly organisations: readonly { readonly id: string; readonly name: string }[];
};

export type AgendaView = {
	readonly meeting: MeetingFacts;
	readonly items: readonly AgendaItemView[];
	readonly runningItemId: string | null;
	readonly pause: Pause | null;
	readonly noteTaker: { readonly personId: string; readonly name: string } | null;
	readonly noTakeaways: boolean;
	readonly isLast: boolean;
	readonly nextDay: string | null;
	/** What the meeting still lacks to have been held. */
	readonly missing: readonly StillMissing[];
};

export type Whereabouts = 'room' | 'remote' | null;

export type RoomPerson = {
	readonly personId: string;
	readonly name: string;
	readonly role: MemberRole | null;
	readonly present: boolean;
	readonly place: Whereabouts;
	readonly standsInFor: { readonly personId: string; readonly name: string } | null;
	/** Done with the present item. */
	readonly ready: boolean;
};

export type RoomOrganisation = {
	readonly organisationId: string;
	readonly name: string;
	readonly missing: readonly QuorumRole[];
	readonly absent: boolean;
	readonly present: number;
	/** None on a wall. */
	readonly people: readonly RoomPerson[];
};

export type QueuedPerson = {
	readonly personId: string;
	readonly name: string;
	readonly organisation: string | null;
	/** Has the word now. */
	readonly called: boolean;
};

export type RoomView = {
	readonly organisations: readonly RoomOrganisation[];
	readonly guests: readonly RoomPerson[];
	/** In the order in which they asked. */
	readonly queue: readonly QueuedPerson[];
	readonly readyCount: number;
	readonly presentCount: number;
	/** Who leads now; `present` says whether they are here. */
	readonly leaders: readonly {
		readonly personId: string;
		readonly name: string;
		readonly present: boolean;
	}[];
	/** Who may take over when nobody leads: those who are here first. */
	readonly mayLead: readonly {
		readonly personId: string;
		readonly name: string;
		readonly organisation: string | null;
		readonly present: boolean;
	}[];
};

/** What is presented, and where in it everybody is. */
export type StageView = {
	readonly presentationId: string | null;
	readonly stepId: string | null;
	/** Where in it everybody is; a place that is gone meanwhile is the nearest there is (domain/presentation/showing). */
	readonly place: ShownPlace;
	readonly compareStage: string | null;
	readonly presenter: { readonly personId: string; readonly name: string } | null;
	readonly version: number;
};

export type MeetingViews = {
	agenda: AgendaView;
	room: RoomView;
	stage: StageView;
	cards: CardsView;
	reflection: ReflectionsView;
	takeHome: TakeHomeView;
};
export type LeadMeetingViews = Omit<MeetingViews, 'cards'> & { readonly cards: LeadCardsView };

/** Who has the page before them; nobody on a wall. */
export type MeetingMe = {
	readonly personId: string | null;
	readonly organisationId: string | null;
	readonly role: MemberRole | null;
	readonly mayLead: boolean;
	readonly isGuest: boolean;
};

export type AgendaStepped = { readonly version: number; readonly stepped: boolean };

export type MeetingListed = {
	readonly meetingId: string;
	readonly ordinal: number;
	readonly theme: string;
	readonly day: string | null;
	readonly startsAt: string | null;
	readonly state: MeetingState;
	readonly group: string;
	readonly roundName: string;
	readonly practice: boolean;
	readonly isGuest: boolean;
	readonly mayLead: boolean;
};

/** A guest as whoever leads sees them. */
export type GuestListed = {
	readonly guestId: string;
	readonly name: string;
	readonly email: string;
	readonly hasCome: boolean;
	readonly until: string;
};

/** What a guest's link says before it is pressed. */
export type GuestPage = {
	readonly name: string;
	readonly email: string;
	readonly invitedBy: string;
	readonly group: string;
	readonly ordinal: number;
	readonly theme: string;
	readonly day: string | null;
	readonly standing: 'join' | 'joinAsSelf' | 'signIn' | 'signOut';
};
