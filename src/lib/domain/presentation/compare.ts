import { documentsOf, isNamedTogether, sharedByAll, termsOf } from './compare-terms.ts';

/**
 * Invariant: a comparison tells where processes differ, stage by stage of the shared template, and never which region
 * is best (no league tables). What the reader may not read is told apart from what a region has not drawn.
 */
export type ComparedMark = 'enough' | 'improve' | 'missing';

/** A step as far as comparing goes. */
export type ComparedStep = {
	readonly stepId: string;
	readonly stageKey: string;
	readonly who: string;
	readonly document: string;
	readonly mark: ComparedMark | null;
};

/** A region's process in its own order; null where the reader may not read it, or there is none. */
export type ComparedRegion = {
	readonly organisationId: string;
	readonly steps: readonly ComparedStep[] | null;
};

/**
 * How a region stands at a stage: as its weakest step does.
 * `none`: it has drawn no step there. `unmarked`: its steps have no mark. `unread`: its process is not readable.
 */
export type Level = ComparedMark | 'none' | 'unmarked' | 'unread';
export type Standing = {
	readonly organisationId: string;
	readonly level: Level;
	/** Its steps have different marks: only some of them are as weak as the level says. */
	readonly partly: boolean;
};

/** What differs at a stage, in the order it is told. */
export type StageDifference =
	| { readonly about: 'mark' }
	| { readonly about: 'presence'; readonly without: readonly string[] }
	| { readonly about: 'who'; readonly apart: readonly string[] }
	| { readonly about: 'document'; readonly without: readonly string[] };

/** `large`: works with one, is missing with another. `detail`: the same judgement, reached in another way. */
export const weights = ['none', 'detail', 'some', 'large'] as const;
export type Weight = (typeof weights)[number];

export type StageComparison = {
	readonly key: string;
	readonly standings: readonly Standing[];
	readonly weight: Weight;
	readonly differences: readonly StageDifference[];
	/** What all readable regions have in common where their judgements do not differ. */
	readonly common: Level | null;
	/** Who does it in every region that says so, as terms to fade. */
	readonly sharedWho: readonly string[];
};

/** What stands out when everything is taken together. */
export type Finding =
	/** Fewer than two processes are readable. */
	| { readonly kind: 'tooFew'; readonly readable: number }
	| { readonly kind: 'noSteps' }
	| { readonly kind: 'alike' }
	| { readonly kind: 'detailsOnly' }
	/** The stages that differ most, equally much, in the template's order. */
	| { readonly kind: 'largest'; readonly stages: readonly string[] }
	/** So many differ equally much that none stands out. */
	| { readonly kind: 'manyDiffer'; readonly count: number };

export type Comparison = {
	readonly stages: readonly StageComparison[];
	readonly finding: Finding;
	/** Stages that no readable region has working or even drawn: what nobody here can teach another. */
	readonly commonGaps: readonly string[];
};

/** @param stageKeys the template's stages in order; a step on any other stage is left out (see stagesOfTemplates) */
export function compareProcesses(
	stageKeys: readonly string[],
	regions: readonly ComparedRegion[]
): Comparison {
	const stages = stageKeys.map((key) => compareStage(key, regions));
	const readable = regions.filter((region) => region.steps !== null).length;
	return {
		stages,
		finding: findingOf(stages, readable),
		commonGaps:
			readable < 2
				? []
				: stages
						.filter((stage) => stage.common === 'missing' || stage.common === 'none')
						.map((stage) => stage.key)
	};
}

/**
 * The stages of all templates in use, as the first one orders them: where regions prepared on different versions, a
 * stage that only a later one knows comes after the stage it follows there.
 */
export function stagesOfTemplates<Stage extends { readonly key: string }>(
	templates: readonly (readonly Stage[])[]
): Stage[] {
	const stages: Stage[] = [];
	for (const template of templates) {
		let place = 0;
		for (const stage of template) {
			const known = stages.findIndex((one) => one.key === stage.key);
			if (known === -1) stages.splice(place, 0, stage);
			place = (known === -1 ? place : known) + 1;
		}
	}
	return stages;
}

/** True when something differs that is worth a second look. */
export function isDifferent(stage: StageComparison): boolean {
	return stage.weight !== 'none';
}

function compareStage(key: string, regions: readonly ComparedRegion[]): StageComparison {
	const here = regions.map((region) => ({
		organisationId: region.organisationId,
		steps: region.steps?.filter((step) => step.stageKey === key) ?? null
	}));
	const standings = here.map(standingOf);
	const readable = here.flatMap((one) =>
		one.steps === null ? [] : [{ organisationId: one.organisationId, steps: one.steps }]
	);
	if (readable.length < 2)
		return { key, standings, weight: 'none', differences: [], common: null, sharedWho: [] };
	const present = readable.filter((one) => one.steps.length > 0);
	const levels = standings.flatMap(({ level }) => (level === 'unread' ? [] : [level]));
	const gap = gapOf(levels);
	const differences = differencesOf(readable, present, gap);
	return {
		key,
		standings,
		weight: weightOf(gap, differences, levels),
		differences,
		common: levels.every((level) => level === levels[0]) ? (levels[0] ?? null) : null,
		sharedWho: sharedByAll(present.map((one) => termsOf(one.steps.map((step) => step.who))))
	};
}

type Here = { readonly organisationId: string; readonly steps: readonly ComparedStep[] };

function standingOf(one: { organisationId: string; steps: readonly ComparedStep[] | null }) {
	const { organisationId, steps } = one;
	if (steps === null) return { organisationId, level: 'unread' as const, partly: false };
	if (steps.length === 0) return { organisationId, level: 'none' as const, partly: false };
	const marks = new Set(steps.flatMap((step) => step.mark ?? []));
	const level = (['missing', 'improve', 'enough'] as const).find((mark) => marks.has(mark));
	return { organisationId, level: level ?? ('unmarked' as const), partly: marks.size > 1 };
}

/** What is not drawn does not work either; what is not marked cannot be weighed. */
const ranks: Readonly<Record<Level, number | null>> = {
	none: 0,
	missing: 0,
	improve: 1,
	enough: 2,
	unmarked: null,
	unread: null
};

/** Steps between the weakest and the strongest, 0 to 2. */
function gapOf(levels: readonly Level[]): number {
	const known = levels.flatMap((level) => ranks[level] ?? []);
	return known.length < 2 ? 0 : Math.max(...known) - Math.min(...known);
}

function differencesOf(
	readable: readonly Here[],
	present: readonly Here[],
	gap: number
): StageDifference[] {
	const differences: StageDifference[] = [];
	const idsOf = (some: readonly Here[]) => some.map((one) => one.organisationId);
	if (gap > 0) differences.push({ about: 'mark' });
	const absent = readable.filter((one) => one.steps.length === 0);
	if (absent.length > 0 && present.length > 0)
		differences.push({ about: 'presence', without: idsOf(absent) });
	const named = present
		.map((one) => ({ ...one, terms: termsOf(one.steps.map((step) => step.who)) }))
		.filter((one) => one.terms.length > 0);
	const apart = named.filter((one) =>
		named.some((other) => other !== one && !isNamedTogether(one.terms, other.terms))
	);
	if (apart.length > 0) differences.push({ about: 'who', apart: idsOf(apart) });
	// What is missing as a whole has no document to miss.
	const working = present.filter((one) => standingOf(one).level !== 'missing');
	const without = working.filter((one) => documentsOf(one.steps).length === 0);
	if (without.length > 0 && without.length < working.length)
		differences.push({ about: 'document', without: idsOf(without) });
	return differences;
}

function weightOf(
	gap: number,
	differences: readonly StageDifference[],
	levels: readonly Level[]
): Weight {
	if (gap === 2) return 'large';
	// A region without a step beside one whose steps nobody has marked: something is there and something is not.
	const unweighed =
		levels.includes('unmarked') && differences.some((one) => one.about === 'presence');
	if (gap === 1 || unweighed) return 'some';
	return differences.length > 0 ? 'detail' : 'none';
}

const mostNamed = 3;

function findingOf(stages: readonly StageComparison[], readable: number): Finding {
	if (readable < 2) return { kind: 'tooFew', readable };
	if (stages.every((stage) => stage.common === 'none')) return { kind: 'noSteps' };
	const heaviest = (['large', 'some'] as const).find((weight) =>
		stages.some((stage) => stage.weight === weight)
	);
	if (heaviest === undefined)
		return stages.some(isDifferent) ? { kind: 'detailsOnly' } : { kind: 'alike' };
	const heavy = stages.filter((stage) => stage.weight === heaviest);
	const most = Math.max(...heavy.map(pairsApart));
	const leading = heavy.filter((stage) => pairsApart(stage) === most);
	return leading.length > mostNamed
		? { kind: 'manyDiffer', count: leading.length }
		: { kind: 'largest', stages: leading.map((stage) => stage.key) };
}

/** How many pairs of regions stand differently, each weighed by how far: with three regions a split in three is more. */
function pairsApart(stage: StageComparison): number {
	const known = stage.standings.flatMap(({ level }) => ranks[level] ?? []);
	return known.reduce(
		(sum, a, index) =>
			sum + known.slice(index + 1).reduce((inner, b) => inner + Math.abs(a - b), 0),
		0
	);
}
