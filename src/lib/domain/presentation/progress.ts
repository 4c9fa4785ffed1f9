import { firstDay } from '../day.ts';
import type { ErrorCode } from '../errors.ts';

/**
 * Invariant: a PDF and five named steps are a complete presentation; so are five steps and some words of one's own.
 * Everything else is welcome and asked for by nobody.
 */
export const neededSteps = 5;
/** Peers read it a week before the meeting. */
export const daysBeforeMeeting = 7;

export type Material = {
	readonly steps: number;
	readonly markedSteps: number;
	readonly pdfs: number;
	readonly parts: number;
	readonly writtenParts: number;
};

export type Progress = Material & {
	readonly stepsLacking: number;
	/** There is a PDF, or words in some part. */
	readonly told: boolean;
	readonly complete: boolean;
};

export function progressOf(material: Material): Progress {
	const stepsLacking = Math.max(0, neededSteps - material.steps);
	const told = material.pdfs > 0 || material.writtenParts > 0;
	return { ...material, stepsLacking, told, complete: stepsLacking === 0 && told };
}

/** Why it cannot be published yet, or null. */
export function publishProblem(progress: Progress, bodies: readonly string[]): ErrorCode | null {
	if (!progress.complete) return 'presentationIncomplete';
	return bodies.some((body) => picturesWithoutText(body) > 0) ? 'pictureWithoutText' : null;
}

/** How many pictures of a markdown text say nothing to whoever cannot see them. */
export function picturesWithoutText(markdown: string): number {
	return [...markdown.matchAll(/!\[([^\]]*)\](?=[([])/g)].filter(
		([, alt = '']) => alt.trim() === ''
	).length;
}

/** The day (YYYY-MM-DD) it is to be published by; null where the meeting has no day. */
export function deadlineOf(meetingDay: string | null): string | null {
	if (meetingDay === null) return null;
	const day = addDays(meetingDay, -daysBeforeMeeting);
	return day < firstDay ? firstDay : day;
}

/** Whole days from one day to another, negative when it has passed. */
export function daysUntil(day: string, today: string): number {
	return Math.round(
		(Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000
	);
}

function addDays(day: string, count: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
