import type { Statement } from '#lib/domain/site/accessibility-statement.ts';
import { m } from '#lib/messages/messages.js';

/** A statement as labelled rows, to be read beside what somebody else has written. */
export function statementRows(statement: Statement): { label: string; value: string }[] {
	const conformances: Readonly<Record<string, () => string>> = {
		fully: m.statement_choice_fully,
		partly: m.statement_choice_partly,
		not: m.statement_choice_not
	};
	return [
		{ label: m.statement_field_actor(), value: statement.actor },
		{ label: m.statement_field_service(), value: statement.service },
		{
			label: m.statement_field_conformance(),
			value: conformances[statement.conformance]?.() ?? statement.conformance
		},
		{ label: m.statement_field_shortcomings(), value: statement.shortcomings },
		{ label: m.statement_burden_title(), value: statement.burden },
		{ label: m.statement_scope_title(), value: statement.outOfScope },
		{ label: m.statement_field_method(), value: statement.method },
		{ label: m.statement_field_assessed(), value: statement.assessedOn },
		{ label: m.statement_field_other_contact(), value: statement.otherContact }
	];
}
