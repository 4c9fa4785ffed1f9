import { swedishClock } from '#lib/domain/swedish-time.ts';
import type { ItemKind } from '#lib/domain/meeting/agenda.ts';
import type { AgendaItemView, MeetingFacts } from '#lib/contract/views/meeting.ts';
import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';

const kinds: Record<ItemKind, () => string> = {
	opening: m.meeting_kind_opening,
	followUp: m.meeting_kind_follow_up,
	assessment: m.meeting_kind_assessment,
	presentation: m.meeting_kind_presentation,
	clarifying: m.meeting_kind_clarifying,
	silentWriting: m.meeting_kind_silent_writing,
	feedback: m.meeting_kind_feedback,
	response: m.meeting_kind_response,
	takeHome: m.meeting_kind_take_home,
	compare: m.meeting_kind_compare,
	reflection: m.meeting_kind_reflection,
	plusMinus: m.meeting_kind_plus_minus,
	nextDate: m.meeting_kind_next_date,
	pause: m.meeting_kind_pause,
	other: m.meeting_kind_other
};

export function kindText(kind: ItemKind): string {
	return kinds[kind]();
}

/** An item's own title, else what its kind is called. */
export function itemName(item: Pick<AgendaItemView, 'kind' | 'title'>): string {
	return item.title === '' ? kindText(item.kind) : item.title;
}

/** "Presentation: Region Gran" where it is somebody's turn. */
export function itemTitle(item: Pick<AgendaItemView, 'kind' | 'title' | 'organisation'>): string {
	return item.organisation === null
		? itemName(item)
		: m.meeting_item_whose({ kind: itemName(item), organisation: item.organisation });
}

export function meetingTitle(meeting: Pick<MeetingFacts, 'ordinal' | 'theme'>): string {
	return meeting.theme === ''
		? m.meeting_title_ordinal({ ordinal: meeting.ordinal })
		: m.meeting_title_theme({ ordinal: meeting.ordinal, theme: meeting.theme });
}

/** Seconds as a clock shows them: "4:05", "1:02:30". */
export function clockText(seconds: number): string {
	const whole = Math.floor(Math.abs(seconds));
	const two = (n: number) => String(n).padStart(2, '0');
	const [h, min, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	return h > 0 ? `${String(h)}:${two(min)}:${two(s)}` : `${String(min)}:${two(s)}`;
}

/** The time of day in Sweden: "14.30". */
export function timeOfDay(instant: string | number): string {
	return swedishClock(new Date(instant), getLocale());
}
