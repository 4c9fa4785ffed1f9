import { m } from '#lib/messages/messages.js';
import { formErrors, type FormError } from '#lib/ui/form-errors.ts';

type Failure = Parameters<typeof formErrors>[0];

/** What to put right in a new entry. */
export function entryErrors(form: Failure): FormError[] {
	return formErrors(form, {
		organisationId: m.log_error_organisation,
		kind: m.log_error_kind
	});
}
