import type { CycleDecision, CycleField, CycleStage } from '#lib/domain/log/cycle.ts';
import type { EntryKind, EntryState } from '#lib/domain/log/entry.ts';
import { m } from '#lib/messages/messages.js';

type Text = (inputs: Record<never, never>, options: { locale: 'sv' | 'en' }) => string;

export const kindWords: Record<EntryKind, Text> = {
	decision: m.log_kind_decision,
	activity: m.log_kind_activity,
	test: m.log_kind_test
};

export const stateWords: Record<EntryState, Text> = {
	planned: m.log_state_planned,
	underway: m.log_state_underway,
	done: m.log_state_done,
	stopped: m.log_state_stopped
};

export const stageWords: Record<CycleStage, Text> = {
	planned: m.log_stage_plan,
	doing: m.log_stage_do,
	studying: m.log_stage_study,
	acted: m.log_stage_act
};

export const decisionWords: Record<CycleDecision, Text> = {
	adopt: m.log_decision_adopt,
	adapt: m.log_decision_adapt,
	abandon: m.log_decision_abandon
};

export const fieldWords: Record<CycleField, Text> = {
	aim: m.log_field_aim,
	changeIdea: m.log_field_change_idea,
	prediction: m.log_field_prediction,
	measure: m.log_field_measure,
	asPlanned: m.log_field_as_planned,
	observed: m.log_field_observed,
	unexpected: m.log_field_unexpected,
	compared: m.log_field_compared,
	learned: m.log_field_learned,
	nextChange: m.log_field_next_change
};

const asPlannedWords: Readonly<Record<string, Text>> = {
	yes: m.log_as_planned_yes,
	partly: m.log_as_planned_partly,
	no: m.log_as_planned_no
};

/** What a cycle's field says, in words. */
export function cycleText(field: CycleField, value: string, locale: 'sv' | 'en'): string {
	return field === 'asPlanned' ? (asPlannedWords[value]?.({}, { locale }) ?? '') : value;
}
