import type { StoredChoice, WireChoice } from '#lib/contract/ballot.ts';

/**
 * What one page knows of its answers. Invariant: an answer stands as saved only while what is shown is what the
 * server said, after its commit, that it has stored. Pure: no network, no storage, no clock.
 */
export type Stored = { readonly choice: WireChoice; readonly rev: number };

/** The person's latest choice that no acknowledgement has settled yet. */
export type Press = Stored & {
	/** True when it, or a choice it replaced, was sent and nobody knows whether it arrived. */
	readonly uncertain: boolean;
};

export type Answer = {
	readonly stored: Stored | null;
	readonly press: Press | null;
	/** The rev under way, or null. */
	readonly inFlight: number | null;
	/** The server will never take the latest choice. */
	readonly refused: boolean;
};

export type Outbox = {
	readonly closed: boolean;
	readonly answers: ReadonlyMap<number, Answer>;
};

const untouched: Answer = { stored: null, press: null, inFlight: null, refused: false };

export function startOutbox(stored: readonly StoredChoice[]): Outbox {
	return learn({ closed: false, answers: new Map() }, stored);
}

export function answerOf(outbox: Outbox, item: number): Answer {
	return outbox.answers.get(item) ?? untouched;
}

function withAnswer(outbox: Outbox, item: number, change: Partial<Answer>): Outbox {
	const answers = new Map(outbox.answers);
	answers.set(item, { ...answerOf(outbox, item), ...change });
	return { ...outbox, answers };
}

/** The choice that the page shows as chosen. */
export function shownChoice(outbox: Outbox, item: number): WireChoice | null {
	const { stored, press, inFlight } = answerOf(outbox, item);
	// After closing only what may count is shown as chosen.
	const mayCount = !outbox.closed || inFlight !== null || press?.uncertain === true;
	return (mayCount ? press?.choice : null) ?? stored?.choice ?? null;
}

/** A person chose. The latest choice of an item replaces the one that waits. */
export function press(outbox: Outbox, item: number, choice: WireChoice): Outbox {
	if (outbox.closed || (shownChoice(outbox, item) === choice && !answerOf(outbox, item).refused))
		return outbox;
	const { stored, press: before, inFlight } = answerOf(outbox, item);
	const rev = Math.max(stored?.rev ?? 0, before?.rev ?? 0, inFlight ?? 0) + 1;
	return withAnswer(outbox, item, {
		press: { choice, rev, uncertain: before?.uncertain === true },
		refused: false
	});
}

/** A choice left by an earlier visit or made in another tab of this browser. */
export function pickUp(outbox: Outbox, item: number, found: Press): Outbox {
	const { stored, press: own } = answerOf(outbox, item);
	const newest = Math.max(stored?.rev ?? 0, own?.rev ?? 0);
	if (outbox.closed || found.rev <= newest) return outbox;
	return withAnswer(outbox, item, { press: found, refused: false });
}

/** Items whose latest choice should be sent now. */
export function sendable(outbox: Outbox): number[] {
	if (outbox.closed) return [];
	return [...outbox.answers]
		.filter(([, answer]) => answer.press !== null && answer.inFlight === null)
		.map(([item]) => item);
}

export function sent(outbox: Outbox, item: number, rev: number): Outbox {
	return withAnswer(outbox, item, { inFlight: rev });
}

/** The server acknowledged `rev` with what it has stored. */
export function acknowledged(outbox: Outbox, item: number, rev: number, told: Stored): Outbox {
	const { stored, press: latest } = answerOf(outbox, item);
	// Acknowledgements can overtake each other; an older one takes nothing back.
	const newest = stored !== null && stored.rev > told.rev ? stored : told;
	return withAnswer(outbox, item, {
		stored: newest,
		inFlight: null,
		press: latest === null ? null : pressAfter(latest, rev, told, newest)
	});
}

function pressAfter(latest: Press, rev: number, told: Stored, newest: Stored): Press | null {
	const changedSince = latest.rev > rev;
	if (latest.choice === (changedSince ? newest : told).choice) return null;
	// Another tab was ahead. A choice that reached the server at its first attempt was made after that one;
	// of a choice that had to wait nobody can say so, and what is stored stays.
	if (!changedSince && latest.uncertain) return null;
	return { ...latest, rev: Math.max(latest.rev, newest.rev + 1), uncertain: false };
}

/** No answer came: nobody knows whether it arrived. */
export function notAcknowledged(outbox: Outbox, item: number): Outbox {
	const { press: latest } = answerOf(outbox, item);
	return withAnswer(outbox, item, {
		inFlight: null,
		press: latest === null ? null : { ...latest, uncertain: true }
	});
}

/** The server will not take this choice, now or later. */
export function refuse(outbox: Outbox, item: number): Outbox {
	return withAnswer(outbox, item, { inFlight: null, press: null, refused: true });
}

/** What the server has stored for this device. */
export function learn(outbox: Outbox, stored: readonly StoredChoice[]): Outbox {
	let next = outbox;
	for (const { item, choice, rev } of stored) {
		const { stored: known, press: latest, inFlight } = answerOf(next, item);
		if (known !== null && known.rev >= rev) continue;
		// The same choice under the same rev: it had arrived, only its acknowledgement was lost.
		const arrived = inFlight === null && latest?.rev === rev && latest.choice === choice;
		next = withAnswer(next, item, { stored: { choice, rev }, ...(arrived ? { press: null } : {}) });
	}
	return next;
}

/** The run takes no more answers. What is under way may still be acknowledged. */
export function close(outbox: Outbox): Outbox {
	return { ...outbox, closed: true };
}

/** The server answered that the run is closed: this attempt, at least, came too late. */
export function cameTooLate(outbox: Outbox, item: number): Outbox {
	return close(withAnswer(outbox, item, { inFlight: null }));
}

export type Standing =
	| 'none'
	| 'saving'
	| 'saved'
	| 'waiting'
	| 'refused'
	/** Closed, and the latest choice never arrived. */
	| 'lost'
	/** Closed, and the latest choice may have arrived. */
	| 'uncertain';

/** @param reachable false while the server is known not to be reached */
export function standingOf(outbox: Outbox, item: number, reachable: boolean): Standing {
	const { stored, press: latest, inFlight, refused } = answerOf(outbox, item);
	if (refused) return 'refused';
	if (latest === null) return stored === null ? 'none' : 'saved';
	if (outbox.closed) return inFlight !== null ? 'saving' : latest.uncertain ? 'uncertain' : 'lost';
	return latest.uncertain || !reachable ? 'waiting' : 'saving';
}
