import type { CompareStepView, CompareView } from '#lib/contract/views/compare.ts';
import {
	compareProcesses,
	isDifferent,
	type Comparison,
	type StageComparison
} from '#lib/domain/presentation/compare.ts';
import { fieldRows, type FieldRow } from '#lib/domain/presentation/step-fields.ts';
import { alignSteps, type StepRow } from '#lib/domain/presentation/step-rows.ts';

/** A stage with what stands in each region's column: its steps in order, or null where they are not readable. */
export type ShownStage = {
	readonly no: number;
	readonly key: string;
	readonly title: { readonly sv: string; readonly en: string };
	readonly compared: StageComparison;
	readonly columns: readonly (readonly CompareStepView[] | null)[];
};

/** One line of the table: a stage, and when it is opened each row of steps and each of their fields. */
export type TableLine =
	| { readonly kind: 'stage'; readonly stage: ShownStage }
	| {
			readonly kind: 'steps';
			readonly stage: ShownStage;
			readonly no: number;
			readonly steps: StepRow<CompareStepView>;
	  }
	| {
			readonly kind: 'field';
			readonly stage: ShownStage;
			readonly no: number;
			readonly row: FieldRow;
	  }
	/** The checklist items that the steps of a row are tied to; null where there is none. */
	| {
			readonly kind: 'items';
			readonly stage: ShownStage;
			readonly no: number;
			readonly texts: readonly (string | null)[];
	  };

export function comparisonOf(view: CompareView): Comparison {
	return compareProcesses(
		view.stages.map((stage) => stage.key),
		view.regions
	);
}

export function shownStages(view: CompareView, comparison: Comparison): ShownStage[] {
	return comparison.stages.flatMap((compared, index) => {
		const stage = view.stages[index];
		if (stage === undefined) return [];
		return [
			{
				no: index + 1,
				key: stage.key,
				title: stage.title,
				compared,
				columns: view.regions.map(
					(region) => region.steps?.filter((step) => step.stageKey === stage.key) ?? null
				)
			}
		];
	});
}

export function differentStages(stages: readonly ShownStage[]): ShownStage[] {
	return stages.filter((stage) => isDifferent(stage.compared));
}

/** @param opened keys of the stages whose every detail is shown */
export function tableLines(
	stages: readonly ShownStage[],
	opened: ReadonlySet<string>
): TableLine[] {
	return stages.flatMap((stage): TableLine[] => [
		{ kind: 'stage', stage },
		...(opened.has(stage.key) ? detailLines(stage) : [])
	]);
}

/** True when there is more to tell of a stage than its row does. */
export function hasDetails(stage: ShownStage): boolean {
	return stage.columns.some((steps) => (steps?.length ?? 0) > 0);
}

/** A stage's steps beside each other, with the fields of each row; a step's name is told once, on the stage's own line. */
function detailLines(stage: ShownStage): TableLine[] {
	const rows = alignSteps(stage.columns.map((steps) => steps ?? []));
	return rows.flatMap((steps, index): TableLine[] => {
		const no = index + 1;
		const fields = fieldRows(steps).map((row): TableLine => ({ kind: 'field', stage, no, row }));
		const texts = steps.map((step) => (step?.itemNos.length ? step.itemNos.join(', ') : null));
		return [
			...(rows.length > 1 ? [{ kind: 'steps' as const, stage, no, steps }] : []),
			...fields,
			...(texts.some((text) => text !== null) ? [{ kind: 'items' as const, stage, no, texts }] : [])
		];
	});
}
