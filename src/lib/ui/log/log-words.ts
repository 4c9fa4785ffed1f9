import type { CycleDecision, CycleField, CycleStage } from '#lib/domain/log/cycle.ts';
import type { EntryKind, EntryState } from '#lib/domain/log/entry.ts';
import type { LogRow, ShareGroup } from '#lib/contract/views/log.ts';
import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';

export const kindTexts: Record<EntryKind, () => string> = {
	decision: m.log_kind_decision,
	activity: m.log_kind_activity,
	test: m.log_kind_test
};

export const stateTexts: Record<EntryState, () => string> = {
	planned: m.log_state_planned,
	underway: m.log_state_underway,
	done: m.log_state_done,
	stopped: m.log_state_stopped
};

export const stageTexts: Record<CycleStage, () => string> = {
	planned: m.log_stage_plan,
	doing: m.log_stage_do,
	studying: m.log_stage_study,
	acted: m.log_stage_act
};

export const decisionTexts: Record<CycleDecision, () => string> = {
	adopt: m.log_decision_adopt,
	adapt: m.log_decision_adapt,
	abandon: m.log_decision_abandon
};

export const cycleFieldTexts: Record<CycleField, () => string> = {
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

export const cycleFieldHints: Partial<Record<CycleField, () => string>> = {
	aim: m.log_hint_aim,
	prediction: m.log_hint_prediction,
	measure: m.log_hint_measure,
	observed: m.log_hint_observed,
	learned: m.log_hint_learned,
	nextChange: m.log_hint_next_change
};

export const asPlannedOptions = () => [
	{ value: 'yes', label: m.log_as_planned_yes() },
	{ value: 'partly', label: m.log_as_planned_partly() },
	{ value: 'no', label: m.log_as_planned_no() }
];

/** What a field of a cycle says, as it is read. */
export function cycleValueText(field: CycleField, value: string): string {
	if (field !== 'asPlanned') return value;
	return asPlannedOptions().find((option) => option.value === value)?.label ?? '';
}

/** "Karin Ek · senast 2026-12-01" */
export function whoAndWhen(row: Pick<LogRow, 'who' | 'dueOn'>): string {
	return [row.who, row.dueOn === null ? '' : m.log_due_by({ day: row.dueOn })]
		.filter((part) => part !== '')
		.join(' · ');
}

/** "Cykel 2, Utföra" or, decided, "Cykel 2, Agera: Inför". */
export function cycleStandText(cycle: NonNullable<LogRow['cycle']>): string {
	const stand = m.log_cycle_at({ no: cycle.ordinal, stage: stageTexts[cycle.stage]() });
	return cycle.decision === null ? stand : `${stand}: ${decisionTexts[cycle.decision]()}`;
}

/** Who will see a shared entry: "Alla i Grupp 1: Region D och Region E". */
export function audienceText(group: ShareGroup, organisation: string): string {
	const names = new Intl.ListFormat(getLocale()).format([organisation, ...group.others]);
	return m.log_share_audience({ group: group.group, names });
}
