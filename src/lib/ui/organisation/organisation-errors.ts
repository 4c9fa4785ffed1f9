import type { ErrorCode } from '#lib/domain/errors.ts';
import { m } from '#lib/messages/messages.js';
import { formErrors, type FormError } from '#lib/ui/form-errors.ts';

export function organisationErrors(
	failure: { code: ErrorCode; fields: readonly string[] } | null | undefined
): FormError[] {
	return formErrors(failure, { name: m.admin_name_wrong, kind: m.org_kind_wrong });
}
