import { lowestK } from '#lib/domain/poll/tally.ts';
import type { RespondentKind } from '#lib/domain/poll/run-state.ts';
import { m } from '#lib/messages/messages.js';
import { errorText } from '#lib/ui/error-text.ts';

/** What the form holds, as typed. `place` is "<organisation id>/<meeting id>". */
export type RunFormValues = {
	readonly place: string;
	readonly asks: RespondentKind;
	readonly targetGroup: string;
	readonly eligibleCount: string;
	readonly lastDay: string;
	readonly k: string;
};
export type RunFormFailure = {
	readonly code: string;
	readonly fields: readonly string[];
	readonly values: Readonly<Record<string, string>>;
};
export type FieldError = { name: string | null; message: string };

const fieldErrors: Readonly<Record<string, { name: string; message: () => string }>> = {
	organisationId: { name: 'place', message: m.run_error_place },
	meetingId: { name: 'place', message: m.run_error_place },
	targetGroup: { name: 'targetGroup', message: m.run_error_target },
	eligibleCount: { name: 'eligibleCount', message: m.run_error_eligible },
	lastDay: { name: 'lastDay', message: m.run_error_last_day },
	k: { name: 'k', message: () => m.run_error_k({ lowest: lowestK }) }
};

/** What to put right, in the form's order and each field once; a failure about no field is about the whole form. */
export function runFormErrors(failure: RunFormFailure | null): FieldError[] {
	if (failure === null) return [];
	const errors = new Map<string, FieldError>();
	for (const [field, { name, message }] of Object.entries(fieldErrors))
		if (failure.fields.includes(field)) errors.set(name, { name, message: message() });
	return errors.size > 0
		? [...errors.values()]
		: [{ name: null, message: errorText(failure.code) }];
}

/** What was typed before the failure, over what was suggested. */
export function runFormValues(
	suggested: RunFormValues,
	failure: RunFormFailure | null
): RunFormValues {
	if (failure === null) return suggested;
	const typed = failure.values;
	return {
		place: typed['place'] ?? suggested.place,
		asks: typed['asks'] === 'workingGroup' ? 'workingGroup' : suggested.asks,
		targetGroup: typed['targetGroup'] ?? suggested.targetGroup,
		eligibleCount: typed['eligibleCount'] ?? suggested.eligibleCount,
		lastDay: typed['lastDay'] ?? suggested.lastDay,
		k: typed['k'] ?? suggested.k
	};
}
