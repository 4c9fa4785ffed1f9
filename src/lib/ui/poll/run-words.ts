import type { RunListRow } from '#lib/contract/views/run.ts';
import type { Turnout, TurnoutShare } from '#lib/domain/poll/turnout.ts';
import { swedishClock, swedishDay } from '#lib/domain/swedish-time.ts';
import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';

type Locale = 'sv' | 'en';
type Place = { organisation: string; roundName: string; meetingOrdinal: number };

/** Where a run belongs: "Region Norrstrand · Träff 2, Omgång 2026". */
export function placeText(run: Place): string {
	return `${run.organisation} · ${meetingText(run)}`;
}

/** "Träff 2, Omgång 2026" */
export function meetingText({ roundName, meetingOrdinal }: Omit<Place, 'organisation'>): string {
	return m.run_meeting_of({ ordinal: meetingOrdinal, round: roundName });
}

/** What happened to it last, in one line. */
export function whenText(
	run: Pick<RunListRow, 'createdAt' | 'openedAt' | 'closedAt' | 'lastDay' | 'state'>,
	locale: Locale = getLocale()
): string {
	if (run.closedAt !== null) return m.run_closed_at(at(run.closedAt, locale));
	if (run.openedAt === null) return m.run_created_on({ day: swedishDay(run.createdAt) });
	const opened = m.run_opened_at(at(run.openedAt, locale));
	return run.lastDay === null ? opened : `${opened} · ${m.run_last_day_is({ day: run.lastDay })}`;
}

/** How many devices a closed run's answers came from, as far as may be told. */
export function devicesText(run: { respondents: number | null; k: number }): string {
	return run.respondents === null
		? m.run_devices_few({ k: run.k })
		: m.run_devices({ count: run.respondents });
}

const shares: Record<TurnoutShare, () => string> = {
	few: m.run_turnout_few,
	quarter: m.run_turnout_quarter,
	half: m.run_turnout_half,
	threeQuarters: m.run_turnout_three_quarters,
	almostAll: m.run_turnout_almost_all
};

/** The turnout as a value beside its label; turnoutText says it as a sentence. */
export function turnoutValue(turnout: Turnout): string {
	switch (turnout.kind) {
		case 'none':
			return m.run_turnout_none();
		case 'fewerThan':
			return m.run_turnout_fewer({ count: turnout.count });
		case 'atLeast':
			return m.run_turnout_at_least({ count: turnout.count });
		case 'share':
			return shares[turnout.share]();
	}
}

function at(instant: string, locale: Locale): { day: string; clock: string } {
	return { day: swedishDay(instant), clock: swedishClock(instant, locale) };
}
