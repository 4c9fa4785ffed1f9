import type { AttendanceView, RunFacts, ScoresView } from '#lib/contract/live.ts';
import type { MemberRole } from '#lib/domain/access/actor.ts';
import { formatFraction } from '#lib/domain/fraction.ts';
import { readinessHint, scoreOf, scoresOn, sumOfScores } from '#lib/domain/poll/consensus.ts';
import { m } from '#lib/messages/messages.js';

type Locale = 'sv' | 'en';
type Present = AttendanceView['present'][number];

const roles: Record<MemberRole, () => string> = {
	politician: m.consensus_role_politician,
	seniorManager: m.consensus_role_senior_manager,
	keyPerson: m.consensus_role_key_person,
	other: m.consensus_role_other
};

export function roleText(role: MemberRole): string {
	return roles[role]();
}

/** "Anna Berg (politiker) och Bo Ek (hög chef)" */
export function peopleText(people: readonly Present[], locale: Locale): string {
	const names = people.map(({ name, role }) =>
		role === null ? name : m.consensus_name_role({ name, role: roleText(role) })
	);
	return new Intl.ListFormat(locale === 'sv' ? 'sv' : 'en-GB').format(names);
}

/** "2,5", and "3" for whole ones. */
export function scoreText(halfUnits: number, locale: Locale): string {
	return formatFraction(scoreOf(halfUnits), halfUnits % 2, locale);
}

export type ScoreOption = { readonly value: string; readonly label: string; readonly mark: string };

/** Every score the instrument takes, with its step's words; a half lies between two steps. */
export function scoreOptions(
	instrument: RunFacts['instrument'],
	step: ScoresView['consensusStep'],
	locale: Locale
): ScoreOption[] {
	return scoresOn(instrument.scale, step).map((halfUnits) => {
		const value = halfUnits / 2;
		const label =
			instrument.steps.find((one) => one.value === value)?.text[locale] ??
			m.consensus_half({ low: Math.floor(value), high: Math.ceil(value) });
		return { value: String(value), label, mark: scoreText(halfUnits, locale) };
	});
}

function scoresOf(scores: ScoresView) {
	return scores.items.map(({ itemNo, score }) => ({ itemNo, halfUnits: score.value }));
}

/** How far the group has come, in one line. */
export function progressText(
	run: Pick<RunFacts, 'instrument' | 'state'>,
	scores: ScoresView,
	locale: Locale
): string {
	const { sum, mean, itemsScored: scored, itemCount: count } = sumOfScores(scoresOf(scores));
	if (sum === null) return m.consensus_progress_none();
	const sumText = formatFraction(sum, 1, locale);
	if (mean !== null)
		return m.consensus_progress_all({
			count,
			sum: sumText,
			most: count * run.instrument.scale.max,
			mean: formatFraction(mean, 2, locale)
		});
	return run.state === 'closed'
		? m.consensus_progress_part({ scored, count, sum: sumText })
		: m.consensus_progress({ scored, count, sum: sumText });
}

/** The hint that an organisation could show others the way; null where it says nothing. */
export function readinessText(
	run: Pick<RunFacts, 'instrument'>,
	scores: ScoresView
): string | null {
	return readinessHint(scoresOf(scores), run.instrument.scale) === true
		? m.consensus_ready_yes()
		: null;
}

export function unscoredCount(scores: ScoresView): number {
	return scores.items.filter((item) => item.score.value === null).length;
}
