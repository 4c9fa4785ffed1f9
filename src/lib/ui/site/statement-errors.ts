import type { ErrorCode } from '#lib/domain/errors.ts';
import { m } from '#lib/messages/messages.js';
import { formErrors, type FormError } from '#lib/ui/form-errors.ts';

type Failure = { code: ErrorCode; fields: readonly string[] } | null | undefined;

export function statementErrors(failure: Failure): FormError[] {
	return formErrors(failure, {
		actor: m.statement_wrong_actor,
		service: m.statement_wrong_service,
		conformance: m.statement_wrong_conformance,
		shortcomings: m.statement_wrong_shortcomings,
		burden: m.statement_wrong_length,
		outOfScope: m.statement_wrong_length,
		method: m.statement_wrong_method,
		assessedOn: m.statement_wrong_assessed,
		otherContact: m.statement_wrong_length,
		lead: m.statement_wrong_length
	});
}

export function reportErrors(failure: Failure): FormError[] {
	return formErrors(failure, {
		message: m.statement_message_wrong,
		page: m.statement_page_wrong,
		contact: m.statement_contact_wrong
	});
}
