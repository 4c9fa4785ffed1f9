import { cycleSteps, type CycleStep } from '#lib/domain/log/cycle.ts';
import type { EntryField } from '#lib/domain/log/entry.ts';
import type { HistoryLine } from '#lib/domain/log/history.ts';
import { m } from '#lib/messages/messages.js';
import { cycleFieldTexts, kindTexts, stateTexts } from '#lib/ui/log/log-words.ts';

const entryFieldTexts: Record<EntryField, () => string> = {
	sentence: m.log_sentence,
	kind: m.log_kind,
	who: m.log_who,
	dueOn: m.log_due,
	itemNo: m.log_item,
	method: m.log_method,
	state: m.log_state,
	learning: m.log_field_learned
};

const stepTexts: Record<CycleStep, () => string> = {
	do: m.log_history_do,
	study: m.log_history_study,
	adopt: m.log_history_adopt,
	adapt: m.log_history_adapt,
	abandon: m.log_history_abandon,
	back: m.log_history_back
};

const actTexts: Readonly<Record<string, () => string>> = {
	added: m.log_history_added,
	shared: m.log_history_shared,
	unshared: m.log_history_unshared,
	removed: m.log_history_removed,
	restored: m.log_history_restored
};

/** What happened, in words: an act, a step of the cycle, or a changed field. */
export function historyText(line: HistoryLine): string {
	const step = cycleSteps.find((one) => one === line.what);
	if (step !== undefined) return stepTexts[step]();
	return actTexts[line.what]?.() ?? m.log_history_changed({ field: fieldName(line.what) });
}

/** True when before and after are words to show. */
export function showsWords(line: HistoryLine): boolean {
	return line.what in entryFieldTexts || line.what in cycleFieldTexts;
}

/** A stored value as it is read. */
export function historyValue(what: string, value: string): string {
	if (value === '') return m.log_history_empty();
	const texts: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
		kind: kindTexts,
		state: stateTexts,
		method: { pdsa: m.log_method_pdsa, own: m.log_method_own },
		asPlanned: {
			yes: m.log_as_planned_yes,
			partly: m.log_as_planned_partly,
			no: m.log_as_planned_no
		}
	};
	return texts[what]?.[value]?.() ?? value;
}

function fieldName(what: string): string {
	const texts: Readonly<Record<string, () => string>> = { ...entryFieldTexts, ...cycleFieldTexts };
	return texts[what]?.() ?? what;
}
