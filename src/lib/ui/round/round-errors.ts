import type { ErrorCode } from '#lib/domain/errors.ts';
import { m } from '#lib/messages/messages.js';
import { formErrors, type FormError } from '#lib/ui/form-errors.ts';

type Failure = { code: ErrorCode; fields: readonly string[] } | null | undefined;

const texts = {
	name: m.admin_name_wrong,
	instrumentId: m.round_instrument_wrong,
	startsOn: m.round_starts_wrong,
	endsOn: m.round_ends_wrong,
	organisationId: m.group_join_wrong,
	ordinal: m.meeting_ordinal_wrong,
	theme: m.meeting_theme_wrong,
	heldOn: m.meeting_date_wrong
};

/** What to say of a failed form about a round, a group or a meeting. */
export function roundErrors(failure: Failure): FormError[] {
	const field = failure?.fields[0];
	if (failure?.code === 'nameTaken' && field === 'ordinal')
		return [{ name: field, message: m.meeting_ordinal_taken() }];
	if (failure?.code === 'inUse' && field === 'instrumentId')
		return [{ name: field, message: m.round_instrument_locked() }];
	return formErrors(failure, texts);
}
