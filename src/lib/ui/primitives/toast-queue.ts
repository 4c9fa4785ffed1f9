/** A screen reader must be able to finish one message before the next begins. */
export const TOAST_GAP_MS = 3000;

/**
 * How long the next message has to wait, in milliseconds (0: show it now). `lastShownAt` is null when
 * nothing has been shown yet. At most one polite message per TOAST_GAP_MS.
 */
export function waitBeforeNext(lastShownAt: number | null, now: number): number {
	if (lastShownAt === null) return 0;
	return Math.max(0, lastShownAt + TOAST_GAP_MS - now);
}

/** How long a message stays, in milliseconds: long enough to be read, longer when it can be acted on. */
export function stayFor(message: string, hasAction: boolean): number {
	const reading = 2500 + message.length * 60;
	return Math.min(20_000, Math.max(hasAction ? 10_000 : 5000, reading));
}
