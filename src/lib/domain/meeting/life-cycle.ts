import { ExpectedError } from '../errors.ts';

/** A meeting is planned, then open, then held. Held is told from what it left behind, not from the clock. */
export const meetingStates = ['planned', 'open', 'held'] as const;
export type MeetingState = (typeof meetingStates)[number];
export const meetingModes = ['room', 'remote', 'both'] as const;
export type MeetingMode = (typeof meetingModes)[number];

export type Closing = {
	readonly state: MeetingState;
	readonly hasNoteTaker: boolean;
	readonly takeaways: number;
	/** Somebody has said that there are none. */
	readonly noTakeaways: boolean;
	readonly hasNextDate: boolean;
	readonly isLast: boolean;
};

export type StillMissing = 'noteTaker' | 'takeaways' | 'nextDate';

/** What a meeting lacks to have been held: a note-taker, something to take home or the word that there is nothing, a next date. */
export function stillMissing(closing: Omit<Closing, 'state'>): StillMissing[] {
	return [
		...(closing.hasNoteTaker ? [] : (['noteTaker'] as const)),
		...(closing.takeaways > 0 || closing.noTakeaways ? [] : (['takeaways'] as const)),
		...(closing.hasNextDate || closing.isLast ? [] : (['nextDate'] as const))
	];
}

/** @throws ExpectedError meetingNotOpen, meetingUnfinished with what is missing as fields */
export function assertCanBeHeld(closing: Closing): void {
	if (closing.state !== 'open') throw new ExpectedError('meetingNotOpen');
	const missing = stillMissing(closing);
	if (missing.length > 0) throw new ExpectedError('meetingUnfinished', missing);
}

/** @throws ExpectedError meetingNotOpen */
export function assertOpen(meeting: { state: MeetingState }): void {
	if (meeting.state !== 'open') throw new ExpectedError('meetingNotOpen');
}

/** @throws ExpectedError meetingHeld: what was said and done stays as it was */
export function assertNotHeld(meeting: { state: MeetingState }): void {
	if (meeting.state === 'held') throw new ExpectedError('meetingHeld');
}
