/** A meeting a run can belong to; `heldOn` is a day (YYYY-MM-DD) or not set yet. */
export type MeetingDay = { readonly heldOn: string | null };

/**
 * The meeting a new run most likely prepares: the nearest from today on, else the first without a day, else the
 * latest held. Null only when there is none.
 */
export function likelyMeeting<Meeting extends MeetingDay>(
	meetings: readonly Meeting[],
	today: string
): Meeting | null {
	let coming: Meeting | null = null;
	let held: Meeting | null = null;
	for (const meeting of meetings) {
		if (meeting.heldOn === null) continue;
		if (meeting.heldOn >= today) {
			if (coming?.heldOn == null || meeting.heldOn < coming.heldOn) coming = meeting;
		} else if (held?.heldOn == null || meeting.heldOn > held.heldOn) held = meeting;
	}
	return coming ?? meetings.find((meeting) => meeting.heldOn === null) ?? held;
}
