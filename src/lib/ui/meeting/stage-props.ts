import type { LiveSession } from '#lib/client/live-session.svelte.ts';
import type { AgendaItemView, MeetingAudience, MeetingMe } from '#lib/contract/views/meeting.ts';

/** What every stage of a meeting is given: where it stands, the item that runs, the connection, and who looks. */
export type StageProps = {
	place: 'participant' | 'lead' | 'wall';
	item: AgendaItemView;
	live: LiveSession<MeetingAudience>;
	me: MeetingMe;
};
