import type { Statement } from '#lib/domain/site/accessibility-statement.ts';
import { m } from '#lib/messages/messages.js';

/** The day the developers assessed the program, and wrote the statement that is shown until the operator has. */
export const builtInDay = '2026-11-22';

/** What is true of the program itself, whoever runs it. */
export function builtInStatement(locale: 'sv' | 'en'): Statement {
	return {
		actor: m.statement_default_actor({}, { locale }),
		service: m.app_name({}, { locale }),
		conformance: 'partly',
		shortcomings: [
			m.statement_default_shortcoming_tested({}, { locale }),
			m.statement_default_shortcoming_language({}, { locale })
		].join('\n'),
		burden: '',
		outOfScope: '',
		method: m.statement_default_method({}, { locale }),
		assessedOn: builtInDay,
		otherContact: ''
	};
}

/** What the operator has saved, field by field, else what is built in. */
export function statementOf(
	fields: Readonly<Record<string, string>> | null,
	locale: 'sv' | 'en'
): Statement {
	return { ...builtInStatement(locale), ...fields };
}
