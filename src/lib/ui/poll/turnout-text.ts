import type { Turnout, TurnoutShare } from '#lib/domain/poll/turnout.ts';
import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';

type Locale = 'sv' | 'en';

const shares: Record<TurnoutShare, (inputs: object, options: { locale: Locale }) => string> = {
	few: m.poll_turnout_few,
	quarter: m.poll_turnout_quarter,
	half: m.poll_turnout_half,
	threeQuarters: m.poll_turnout_three_quarters,
	almostAll: m.poll_turnout_almost_all
};

/** How many have answered, in words as coarse as the number that was sent. */
export function turnoutText(turnout: Turnout, locale: Locale = getLocale()): string {
	switch (turnout.kind) {
		case 'none':
			return m.poll_turnout_none({}, { locale });
		case 'fewerThan':
			return m.poll_turnout_fewer_than({ count: turnout.count }, { locale });
		case 'atLeast':
			return m.poll_turnout_at_least({ count: turnout.count }, { locale });
		case 'share':
			return shares[turnout.share]({}, { locale });
	}
}
