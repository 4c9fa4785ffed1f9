import type { StepMark, StepWord } from '#lib/domain/presentation/step.ts';
import type { Sharing } from '#lib/domain/presentation/sharing.ts';
import type { Progress } from '#lib/domain/presentation/progress.ts';
import { daysUntil } from '#lib/domain/presentation/progress.ts';
import { m } from '#lib/messages/messages.js';

export const markTexts: Record<StepMark, () => string> = {
	enough: m.presentation_mark_enough,
	improve: m.presentation_mark_improve,
	missing: m.presentation_mark_missing
};

export const stepWordTexts: Record<StepWord, () => string> = {
	who: m.presentation_step_who,
	what: m.presentation_step_what,
	input: m.presentation_step_input,
	output: m.presentation_step_output,
	document: m.presentation_step_document,
	occurs: m.presentation_step_occurs
};

export const sharingTexts: Record<Sharing, () => string> = {
	private: m.presentation_sharing_private,
	group: m.presentation_sharing_group,
	groupAndLeader: m.presentation_sharing_group_and_leader
};

/** What is left until it is complete, or that it is. */
export function progressText(progress: Progress): string {
	if (progress.complete) return m.presentation_complete();
	if (progress.stepsLacking === 0) return m.presentation_lacks_words();
	const steps =
		progress.stepsLacking === 1
			? m.presentation_lacks_step()
			: m.presentation_lacks_steps({ count: progress.stepsLacking });
	return progress.told ? steps : m.presentation_lacks_both({ steps });
}

/** When it is to be published by, seen from today. */
export function deadlineText(deadline: string | null, today: string): string {
	if (deadline === null) return m.presentation_deadline_none();
	const days = daysUntil(deadline, today);
	if (days < 0) return m.presentation_deadline_passed({ day: deadline });
	if (days === 0) return m.presentation_deadline_today();
	if (days === 1) return m.presentation_deadline_tomorrow({ day: deadline });
	return m.presentation_deadline_in({ day: deadline, days });
}

/** "Träff 2: Styrning och ledning" */
export function meetingTitle(place: { meetingOrdinal: number; theme: string }): string {
	return place.theme === ''
		? m.presentation_meeting({ ordinal: place.meetingOrdinal })
		: m.presentation_meeting_theme({ ordinal: place.meetingOrdinal, theme: place.theme });
}

export function sizeText(bytes: number): string {
	const megabytes = bytes / 1_048_576;
	return megabytes >= 1
		? m.presentation_size_mb({ size: Math.round(megabytes) })
		: m.presentation_size_kb({ size: Math.max(1, Math.round(bytes / 1024)) });
}
