import { cycleFields } from '#lib/domain/log/cycle.ts';
import type { CycleView, LogEntryView, LogRow } from '#lib/contract/views/log.ts';
import { m } from '#lib/messages/messages.js';
import { cycleText, decisionWords, fieldWords, kindWords, stateWords } from './log-words.ts';

type Locale = 'sv' | 'en';

/** The log as lines of text, for a document or a message. */
export function logText(rows: readonly LogRow[], locale: Locale): string {
	return rows.map((row) => `• ${rowText(row, locale)}`).join('\n');
}

/** One entry with its cycles as plain text. */
export function entryText(entry: LogEntryView, locale: Locale): string {
	const options = { locale };
	const lines = [
		entry.sentence,
		[entry.organisation, kindWords[entry.kind]({}, options), whenText(entry, locale)]
			.filter((part) => part !== '')
			.join(' · ')
	];
	if (entry.itemText !== null && entry.itemNo !== null)
		lines.push(m.log_item_text({ no: entry.itemNo, text: entry.itemText[locale] }, options));
	if (entry.cycles.length === 0 && entry.learning !== '')
		lines.push(`${m.log_field_learned({}, options)}: ${entry.learning}`);
	for (const cycle of entry.cycles) lines.push('', ...cycleLines(cycle, locale));
	return lines.join('\n');
}

function rowText(row: LogRow, locale: Locale): string {
	return `${row.sentence} (${[row.organisation, whenText(row, locale)].join(', ')})`;
}

function whenText(row: Pick<LogRow, 'who' | 'dueOn' | 'state'>, locale: Locale): string {
	const options = { locale };
	return [
		row.who,
		row.dueOn === null ? '' : m.log_due_by({ day: row.dueOn }, options),
		stateWords[row.state]({}, options).toLocaleLowerCase(locale)
	]
		.filter((part) => part !== '')
		.join(', ');
}

function cycleLines(cycle: CycleView, locale: Locale): string[] {
	const options = { locale };
	const written = cycleFields.flatMap((field) => {
		const words = cycleText(field, cycle.texts[field], locale);
		return words === '' ? [] : [`${fieldWords[field]({}, options)}: ${words}`];
	});
	const decided =
		cycle.decision === null
			? []
			: [`${m.log_stage_act({}, options)}: ${decisionWords[cycle.decision]({}, options)}`];
	return [m.log_cycle_no({ no: cycle.ordinal }, options), ...written, ...decided];
}
