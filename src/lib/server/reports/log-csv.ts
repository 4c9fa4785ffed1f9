import { cycleFields } from '#lib/domain/log/cycle.ts';
import { csvFile, type CsvCell } from '#lib/domain/report/csv.ts';
import { m } from '#lib/messages/messages.js';
import type { ExportedEntry } from '../usecases/log/export-log.ts';
import {
	cycleText,
	decisionWords,
	fieldWords,
	kindWords,
	stageWords,
	stateWords
} from './log-words.ts';

type Locale = 'sv' | 'en';
const text = (value: string): CsvCell => ({ text: value });
const number = (value: number | null | undefined): CsvCell =>
	value === null || value === undefined ? null : { number: String(value) };

/** The log for an organisation's own planning tool: one row an entry, with what its last cycle says. */
export function logCsv(entries: readonly ExportedEntry[], locale: Locale): string {
	const options = { locale };
	const heading = [
		m.log_csv_organisation({}, options),
		m.log_csv_kind({}, options),
		m.log_csv_sentence({}, options),
		m.log_csv_who({}, options),
		m.log_csv_due({}, options),
		m.log_csv_state({}, options),
		m.log_csv_item({}, options),
		m.log_csv_item_text({}, options),
		m.log_csv_shared({}, options),
		m.log_csv_learning({}, options),
		m.log_csv_cycle({}, options),
		m.log_csv_stage({}, options),
		m.log_csv_decision({}, options),
		...cycleFields.map((field) => fieldWords[field]({}, options))
	];
	return csvFile([heading.map(text), ...entries.map((entry) => entryCells(entry, locale))]);
}

function entryCells(entry: ExportedEntry, locale: Locale): CsvCell[] {
	const options = { locale };
	const { cycle, texts } = entry;
	return [
		text(entry.organisation),
		text(kindWords[entry.kind]({}, options)),
		text(entry.sentence),
		text(entry.who),
		text(entry.dueOn ?? ''),
		text(stateWords[entry.state]({}, options)),
		number(entry.itemNo),
		text(entry.itemText?.[locale] ?? ''),
		text(entry.shared ? m.log_csv_yes({}, options) : m.log_csv_no({}, options)),
		text(entry.learning),
		number(cycle?.ordinal),
		text(cycle === null ? '' : stageWords[cycle.stage]({}, options)),
		text(cycle?.decision ? decisionWords[cycle.decision]({}, options) : ''),
		...cycleFields.map((field) =>
			text(texts === null ? '' : cycleText(field, texts[field], locale))
		)
	];
}
