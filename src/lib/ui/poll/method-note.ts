import type { RunView } from '#lib/contract/live.ts';
import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';

type Locale = 'sv' | 'en';
type Counted = Pick<RunView, 'k' | 'respondents' | 'eligible'>;
type Described = Counted & { readonly instrument: Pick<RunView['instrument'], 'steps'> };

/** How a closed run's numbers came about and what they do not say: follows from mode and numbers alone. */
export function methodNote(run: Described, locale: Locale = getLocale()): string {
	const sentences = [
		respondentsSentence(run, locale),
		isMinority(run) ? m.poll_method_minority({}, { locale }) : null,
		m.poll_method_open_code({}, { locale }),
		m.poll_method_mean({}, { locale }),
		m.poll_method_k({ k: run.k }, { locale }),
		run.instrument.steps.some((step) => step.local)
			? m.poll_method_local_steps({}, { locale })
			: null
	];
	return sentences.filter((sentence) => sentence !== null).join(' ');
}

/** The same in one line, for the foot of the wall. */
export function methodLine(run: Counted, locale: Locale = getLocale()): string {
	return run.respondents === null
		? m.poll_method_short_few({ k: run.k }, { locale })
		: m.poll_method_short({ count: run.respondents, k: run.k }, { locale });
}

function respondentsSentence({ respondents, eligible, k }: Counted, locale: Locale): string {
	if (respondents === null) return m.poll_method_respondents_few({ k }, { locale });
	return eligible === null
		? m.poll_method_respondents({ count: respondents }, { locale })
		: m.poll_method_respondents_of({ count: respondents, eligible }, { locale });
}

function isMinority({ respondents, eligible }: Counted): boolean {
	return respondents !== null && eligible !== null && respondents * 2 < eligible;
}
