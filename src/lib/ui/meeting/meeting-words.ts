import { swedishClock } from '#lib/domain/swedish-time.ts';
import type { ItemKind } from '#lib/domain/meeting/agenda.ts';
import type {
	AgendaItemView,
	MeetingFacts,
	RoomOrganisation
} from '#lib/contract/views/meeting.ts';
import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';
import { memberRoleText } from '#lib/ui/person/member-role-text.ts';

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

/** "2026-03-10 kl. 09.00", as much of it as is known. */
export function whenText(meeting: Pick<MeetingFacts, 'day' | 'startsAt'>): string {
	if (meeting.day === null) return m.meeting_no_day();
	if (meeting.startsAt === null) return meeting.day;
	return m.site_date_time({ day: meeting.day, time: timeOfDay(meeting.startsAt) });
}

export function modeText(mode: MeetingFacts['mode']): string {
	return { room: m.meeting_mode_room, remote: m.meeting_mode_remote, both: m.meeting_mode_both }[
		mode
	]();
}

/** Which roles an organisation lacks: "politiker och hög chef saknas". */
export function quorumText(one: Pick<RoomOrganisation, 'missing' | 'absent'>): string {
	if (one.absent) return m.meeting_quorum_absent();
	if (one.missing.length === 0) return m.meeting_quorum_full();
	const roles = one.missing.map((role) => memberRoleText(role).toLocaleLowerCase(getLocale()));
	const list = new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(roles);
	return m.meeting_quorum_missing({ roles: list });
}
