/** One line of an entry's history. `what` is a field or an act; a text saved while it was typed gives many lines. */
export type HistoryLine = {
	readonly at: string;
	readonly by: string;
	readonly what: string;
	readonly cycle: number | null;
	readonly before: string;
	readonly after: string;
};

const pauseMilliseconds = 10 * 60_000;

/**
 * The history, latest first, with one person's changes of one field within ten minutes told as one.
 * @param lines latest first
 */
export function foldHistory(
	lines: readonly HistoryLine[],
	fields: readonly string[]
): HistoryLine[] {
	const folded: HistoryLine[] = [];
	for (const line of lines) {
		const later = folded.at(-1);
		if (later !== undefined && fields.includes(line.what) && continues(line, later))
			folded[folded.length - 1] = { ...later, before: line.before };
		else folded.push(line);
	}
	return folded;
}

function continues(line: HistoryLine, later: HistoryLine): boolean {
	return (
		line.what === later.what &&
		line.by === later.by &&
		line.cycle === later.cycle &&
		Date.parse(later.at) - Date.parse(line.at) <= pauseMilliseconds
	);
}
