export const lastOrdinal = 99;

/** The number to suggest for a group's next meeting: one after the last, else the first free; null when 1–99 are taken. */
export function nextMeetingOrdinal(taken: readonly number[]): number | null {
	const next = Math.max(0, ...taken) + 1;
	if (next <= lastOrdinal) return next;
	for (let free = 1; free <= lastOrdinal; free += 1) if (!taken.includes(free)) return free;
	return null;
}
