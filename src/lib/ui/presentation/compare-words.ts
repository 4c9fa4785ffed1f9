import type {
	CompareAbsence,
	CompareRegionView,
	CompareView
} from '#lib/contract/views/compare.ts';
import type {
	Comparison,
	Level,
	StageComparison,
	Standing,
	Weight
} from '#lib/domain/presentation/compare.ts';
import type { ComparedField } from '#lib/domain/presentation/step-fields.ts';
import { m } from '#lib/messages/messages.js';

export type Locale = 'sv' | 'en';

const levels: Record<Level, typeof m.compare_level_enough> = {
	enough: m.compare_level_enough,
	improve: m.compare_level_improve,
	missing: m.compare_level_missing,
	none: m.compare_level_none,
	unmarked: m.compare_level_unmarked,
	unread: m.compare_level_unread
};

const fields: Record<ComparedField, () => string> = {
	who: m.compare_field_who,
	what: m.compare_field_what,
	input: m.compare_field_input,
	output: m.compare_field_output,
	document: m.compare_field_document,
	occurs: m.compare_field_occurs
};

/** What a region's standing is called in a sentence: "saknas delvis" where only some of its steps are. */
export function levelText({ level, partly }: Standing, locale: Locale): string {
	if (partly && level === 'missing') return m.compare_level_missing_partly({}, { locale });
	if (partly && level === 'improve') return m.compare_level_improve_partly({}, { locale });
	return levels[level]({}, { locale });
}

/** "Region C: saknas, Region D: fungerar tillräckligt bra" of whoever is readable. */
export function standingsText(
	stage: StageComparison,
	regions: readonly CompareRegionView[],
	locale: Locale
): string {
	return stage.standings
		.filter((standing) => standing.level !== 'unread')
		.map((standing) =>
			m.compare_standing(
				{
					region: nameOf(regions, standing.organisationId),
					level: levelText(standing, locale)
				},
				{ locale }
			)
		)
		.join(', ');
}

/** What stands out, as a heading. */
export function findingText({ finding }: Comparison, view: CompareView, locale: Locale): string {
	switch (finding.kind) {
		case 'tooFew':
			return m.compare_finding_too_few({}, { locale });
		case 'noSteps':
			return m.compare_finding_no_steps({}, { locale });
		case 'alike':
			return m.compare_finding_alike({}, { locale });
		case 'detailsOnly':
			return m.compare_finding_details({}, { locale });
		case 'manyDiffer':
			return m.compare_finding_many({ count: finding.count }, { locale });
		case 'largest':
			return m.compare_finding_largest(
				{ stages: stageNames(finding.stages, view, locale) },
				{ locale }
			);
	}
}

/** The sentence under the heading: how the regions stand where one stage stands out. */
function findingLead(comparison: Comparison, view: CompareView, locale: Locale): string | null {
	const { finding } = comparison;
	if (finding.kind !== 'largest' || finding.stages.length !== 1) return null;
	const stage = comparison.stages.find((one) => one.key === finding.stages[0]);
	return stage === undefined ? null : `${standingsText(stage, view.regions, locale)}.`;
}

/** What nobody has in place, or null. */
function commonGapsText(
	{ commonGaps }: Comparison,
	view: CompareView,
	locale: Locale
): string | null {
	if (commonGaps.length === 0) return null;
	return m.compare_common_gaps({ stages: stageNames(commonGaps, view, locale) }, { locale });
}

/** What stands under the heading; null when the heading says it all. */
export function leadText(comparison: Comparison, view: CompareView, locale: Locale): string | null {
	const told = [findingLead(comparison, view, locale), commonGapsText(comparison, view, locale)];
	const text = told.filter((one) => one !== null).join(' ');
	return text === '' ? null : text;
}

const weights: Record<Weight, typeof m.compare_weight_none> = {
	large: m.compare_weight_large,
	some: m.compare_weight_some,
	detail: m.compare_weight_detail,
	none: m.compare_weight_none
};

/** What a stage's weight is called; null where there is nothing to compare. */
export function weightText(stage: StageComparison, locale: Locale): string | null {
	if (isAlone(stage)) return null;
	if (stage.weight === 'none' && stage.common === null)
		return m.compare_weight_unweighed({}, { locale });
	return weights[stage.weight]({}, { locale });
}

/** Fewer than two regions are readable. */
export function isAlone(stage: StageComparison): boolean {
	return stage.standings.filter((standing) => standing.level !== 'unread').length < 2;
}

/** Why a stage differs, or what is alike there, in short sentences; the marks themselves stand in the columns. */
export function reasonsText(
	stage: StageComparison,
	regions: readonly CompareRegionView[],
	locale: Locale
): string {
	if (isAlone(stage)) return '';
	if (stage.weight === 'none') return sameText(stage, regions, locale);
	return stage.differences
		.map((difference) => {
			switch (difference.about) {
				case 'mark':
					return '';
				case 'presence':
					return m.compare_reason_presence(
						{ regions: namesOf(regions, difference.without, locale) },
						{ locale }
					);
				case 'who':
					return m.compare_reason_who({}, { locale });
				case 'document':
					return m.compare_reason_document(
						{ regions: namesOf(regions, difference.without, locale) },
						{ locale }
					);
			}
		})
		.filter((text) => text !== '')
		.join(' ');
}

function sameText(
	stage: StageComparison,
	regions: readonly CompareRegionView[],
	locale: Locale
): string {
	const both = stage.standings.filter((standing) => standing.level !== 'unread').length === 2;
	switch (stage.common) {
		case 'enough':
			return both
				? m.compare_common_both_enough({}, { locale })
				: m.compare_common_all_enough({}, { locale });
		case 'improve':
			return both
				? m.compare_common_both_improve({}, { locale })
				: m.compare_common_all_improve({}, { locale });
		case 'missing':
			return both
				? m.compare_common_both_missing({}, { locale })
				: m.compare_common_all_missing({}, { locale });
		case 'none':
			return m.compare_common_none({}, { locale });
		case 'unmarked':
			return m.compare_common_unmarked({}, { locale });
		default: {
			const unmarked = stage.standings.filter((standing) => standing.level === 'unmarked');
			const ids = unmarked.map((standing) => standing.organisationId);
			return m.compare_reason_unmarked({ regions: namesOf(regions, ids, locale) }, { locale });
		}
	}
}

export function absenceText(absent: CompareAbsence, organisation: string, locale: Locale): string {
	if (absent === 'ownFirst') return m.compare_absent_own_first({}, { locale });
	return absent === 'notShared'
		? m.compare_absent_not_shared({ organisation }, { locale })
		: m.compare_absent_unpublished({ organisation }, { locale });
}

export function fieldText(field: ComparedField): string {
	return fields[field]();
}

export function stageTitle(view: CompareView, key: string, locale: Locale): string {
	return view.stages.find((stage) => stage.key === key)?.title[locale] ?? '';
}

function stageNames(keys: readonly string[], view: CompareView, locale: Locale): string {
	return listText(
		keys.map((key) => stageTitle(view, key, locale)),
		locale
	);
}

function namesOf(
	regions: readonly CompareRegionView[],
	ids: readonly string[],
	locale: Locale
): string {
	return listText(
		ids.map((id) => nameOf(regions, id)),
		locale
	);
}

function nameOf(regions: readonly CompareRegionView[], id: string): string {
	return regions.find((region) => region.organisationId === id)?.organisation ?? '';
}

function listText(words: readonly string[], locale: Locale): string {
	return new Intl.ListFormat(locale === 'sv' ? 'sv' : 'en-GB').format(words);
}
