import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WireChoice } from '#lib/contract/ballot.ts';
import {
	acknowledged,
	answerOf,
	cameTooLate,
	close,
	learn,
	notAcknowledged,
	pickUp,
	press,
	refuse,
	sendable,
	sent,
	shownChoice,
	standingOf,
	startOutbox,
	type Outbox,
	type Stored
} from './answer-outbox.ts';

const standing = (outbox: Outbox, reachable = true) => standingOf(outbox, 1, reachable);
const pressedAndSent = () => sent(press(startOutbox([]), 1, 2), 1, 1);

describe('the outbox', () => {
	it('says saved only after the acknowledgement', () => {
		expect(standing(press(startOutbox([]), 1, 2))).toBe('saving');
		expect(standing(pressedAndSent())).toBe('saving');
		expect(standing(acknowledged(pressedAndSent(), 1, 1, { choice: 2, rev: 1 }))).toBe('saved');
	});

	it('says waiting while the server is not reached, and keeps what was chosen', () => {
		const outbox = notAcknowledged(pressedAndSent(), 1);
		expect(standing(outbox, false)).toBe('waiting');
		expect(shownChoice(outbox, 1)).toBe(2);
		expect(sendable(outbox)).toEqual([1]);
	});

	it('starts with what the server has stored', () => {
		const outbox = startOutbox([{ item: 1, choice: 'dontKnow', rev: 4 }]);
		expect([shownChoice(outbox, 1), standing(outbox)]).toEqual(['dontKnow', 'saved']);
		expect(answerOf(press(outbox, 1, 3), 1).press?.rev).toBe(5);
	});

	it('takes a press on what is already chosen for nothing new', () => {
		const outbox = startOutbox([{ item: 1, choice: 3, rev: 1 }]);
		expect(press(outbox, 1, 3)).toBe(outbox);
	});

	it('sends a choice that was changed while the first was on its way', () => {
		const changed = press(pressedAndSent(), 1, 3);
		expect(sendable(changed)).toEqual([]);
		const after = acknowledged(changed, 1, 1, { choice: 2, rev: 1 });
		expect([standing(after), sendable(after), answerOf(after, 1).press?.rev]).toEqual([
			'saving',
			[1],
			2
		]);
	});

	it('shows the stored choice when another tab was ahead of one that had to wait', () => {
		const waited = sent(notAcknowledged(pressedAndSent(), 1), 1, 1);
		const after = acknowledged(waited, 1, 1, { choice: 3, rev: 2 });
		expect([shownChoice(after, 1), standing(after)]).toEqual([3, 'saved']);
	});

	it('sends a choice made just now over one that another tab stored before', () => {
		const after = acknowledged(pressedAndSent(), 1, 1, { choice: 3, rev: 7 });
		expect([shownChoice(after, 1), standing(after)]).toEqual([2, 'saving']);
		expect(answerOf(after, 1).press?.rev).toBe(8);
	});

	it('does not take back what another tab stored after our choice had arrived', () => {
		const heard = learn(pressedAndSent(), [{ item: 1, choice: 3, rev: 2 }]);
		const after = acknowledged(heard, 1, 1, { choice: 2, rev: 1 });
		expect([shownChoice(after, 1), standing(after), sendable(after)]).toEqual([3, 'saved', []]);
	});

	it('picks up what an earlier visit could not send, unless the server has it or something newer', () => {
		const found = { choice: 2, rev: 2, uncertain: true } as const;
		expect(standing(pickUp(startOutbox([]), 1, found), false)).toBe('waiting');
		const stored = startOutbox([{ item: 1, choice: 2, rev: 2 }]);
		expect(pickUp(stored, 1, found)).toBe(stored);
	});

	it('tells a refused choice from a saved one, and lets another be chosen', () => {
		const outbox = refuse(pressedAndSent(), 1);
		expect([standing(outbox), shownChoice(outbox, 1), sendable(outbox)]).toEqual([
			'refused',
			null,
			[]
		]);
		expect(standing(press(outbox, 1, 2))).toBe('saving');
	});

	it('after closing tells the lost from the uncertain, and shows what counts', () => {
		const stored = startOutbox([{ item: 1, choice: 3, rev: 1 }]);
		const lost = cameTooLate(sent(press(stored, 1, 2), 1, 2), 1);
		expect([standing(lost), shownChoice(lost, 1)]).toEqual(['lost', 3]);
		const uncertain = close(notAcknowledged(sent(press(stored, 1, 2), 1, 2), 1));
		expect([standing(uncertain), shownChoice(uncertain, 1)]).toEqual(['uncertain', 2]);
		expect(press(lost, 1, 1)).toBe(lost);
	});

	it('counts an answer whose acknowledgement arrives after the news of the closing', () => {
		const after = acknowledged(close(pressedAndSent()), 1, 1, { choice: 2, rev: 1 });
		expect(standing(after)).toBe('saved');
	});
});

/** The server's side of the wire: an upsert guarded by rev, and a closing after which nothing is written. */
class Server {
	readonly history: Stored[] = [];
	closed = false;
	get stored(): Stored | null {
		return this.history.at(-1) ?? null;
	}
	take(given: Stored): Stored | 'closed' {
		if (this.closed) return 'closed';
		if (given.rev > (this.stored?.rev ?? 0)) this.history.push(given);
		return this.stored ?? given;
	}
	has(one: Stored): boolean {
		return this.history.some((held) => held.rev === one.rev && held.choice === one.choice);
	}
}

type Tab = { outbox: Outbox; flight: Stored | null; ghosts: Stored[]; last: WireChoice | null };

const choiceArbitrary = fc.constantFrom<WireChoice>(1, 2, 3, 'dontKnow');
const stepArbitrary = fc.record({
	tab: fc.nat(1),
	what: fc.constantFrom(
		'press',
		'send',
		'answer',
		'answer',
		'loseReply',
		'loseBoth',
		'ghost',
		'learn'
	),
	choice: choiceArbitrary
});
type Step = { tab: number; what: string; choice: WireChoice };

function take(tab: Tab, server: Server, { what, choice }: Step): void {
	const flight = tab.flight;
	if (what === 'press') {
		tab.outbox = press(tab.outbox, 1, choice);
		if (!tab.outbox.closed) tab.last = choice;
	}
	if (what === 'learn' && server.stored !== null && !server.closed)
		tab.outbox = learn(tab.outbox, [{ item: 1, ...server.stored }]);
	// A request given up by the page may still arrive much later.
	const ghost = what === 'ghost' ? tab.ghosts.shift() : undefined;
	if (ghost !== undefined) server.take(ghost);
	if (what === 'send') send(tab);
	if (flight === null) return;
	if (what === 'answer') {
		const told = server.take(flight);
		tab.outbox =
			told === 'closed'
				? cameTooLate(tab.outbox, 1)
				: acknowledged(tab.outbox, 1, flight.rev, told);
		tab.flight = null;
	}
	if (what === 'loseReply' || what === 'loseBoth') {
		if (what === 'loseReply') server.take(flight);
		else tab.ghosts.push(flight);
		tab.outbox = notAcknowledged(tab.outbox, 1);
		tab.flight = null;
	}
}

function send(tab: Tab): void {
	const latest = answerOf(tab.outbox, 1).press;
	if (!sendable(tab.outbox).includes(1) || latest === null) return;
	tab.flight = { choice: latest.choice, rev: latest.rev };
	tab.outbox = sent(tab.outbox, 1, latest.rev);
}

function deliverAll(tab: Tab, server: Server): void {
	for (let turn = 0; turn < 10 && answerOf(tab.outbox, 1).press !== null; turn++) {
		if (tab.flight === null) send(tab);
		take(tab, server, { tab: 0, what: 'answer', choice: 1 });
	}
}

const newTab = (): Tab => ({ outbox: startOutbox([]), flight: null, ghosts: [], last: null });

describe('whatever is pressed, lost, doubled and delayed', () => {
	it('one page says saved exactly of what the server holds, and the last press wins', () => {
		fc.assert(
			fc.property(fc.array(stepArbitrary, { maxLength: 60 }), (steps) => {
				const server = new Server();
				const tab = newTab();
				for (const step of steps) {
					take(tab, server, step);
					if (standing(tab.outbox) === 'saved')
						expect(shownChoice(tab.outbox, 1)).toBe(server.stored?.choice);
				}
				deliverAll(tab, server);
				expect(server.stored?.choice ?? null).toBe(tab.last);
				expect(shownChoice(tab.outbox, 1)).toBe(tab.last);
			}),
			{ numRuns: 2000 }
		);
	});

	it('two pages of one device say saved only of what the server has stored, and end in agreement', () => {
		fc.assert(
			fc.property(fc.array(stepArbitrary, { maxLength: 60 }), (steps) => {
				const server = new Server();
				const tabs = [newTab(), newTab()];
				for (const step of steps) {
					const tab = tabs[step.tab] ?? newTab();
					take(tab, server, step);
					const { stored } = answerOf(tab.outbox, 1);
					if (standing(tab.outbox) !== 'saved' || stored === null) continue;
					expect(server.has(stored)).toBe(true);
					expect(shownChoice(tab.outbox, 1)).toBe(stored.choice);
				}
				for (const tab of [...tabs, ...tabs]) deliverAll(tab, server);
				for (const tab of tabs) {
					take(tab, server, { tab: 0, what: 'learn', choice: 1 });
					expect(shownChoice(tab.outbox, 1)).toBe(server.stored?.choice ?? null);
				}
			}),
			{ numRuns: 2000 }
		);
	});

	it('after closing nothing said to be lost is counted, and all said to be saved is', () => {
		fc.assert(
			fc.property(
				fc.array(stepArbitrary, { maxLength: 40 }),
				fc.array(stepArbitrary, { maxLength: 20 }),
				(before, after) => {
					const server = new Server();
					const tab = newTab();
					for (const step of before) take(tab, server, step);
					server.closed = true;
					for (const step of after) take(tab, server, step);
					tab.outbox = close(tab.outbox);
					const latest = answerOf(tab.outbox, 1).press;
					if (standing(tab.outbox) === 'lost' && latest !== null)
						expect(server.has(latest)).toBe(false);
					if (standing(tab.outbox) === 'saved' || standing(tab.outbox) === 'lost')
						expect(shownChoice(tab.outbox, 1)).toBe(server.stored?.choice ?? null);
				}
			),
			{ numRuns: 2000 }
		);
	});
});
