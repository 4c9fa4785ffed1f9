import type { ErrorCode } from '#lib/domain/errors.ts';
import { m } from '#lib/messages/messages.js';
import { errorText } from '#lib/ui/error-text.ts';

export type FormError = { readonly name: string | null; readonly message: string };

/**
 * The errors of a failed form (what an action returned), for ErrorSummary and for its fields; none when it went well.
 * @param texts what to say of a field that is missing or wrongly filled in, by its name
 */
export function formErrors(
	form: { code?: ErrorCode | undefined; fields?: readonly string[] | undefined } | null | undefined,
	texts: Readonly<Record<string, () => string>> = {}
): FormError[] {
	if (form?.code === undefined) return [];
	if (form.code === 'notSignedIn') return [{ name: null, message: m.form_session_ended() }];
	const fields = form.fields ?? [];
	if (form.code !== 'invalidInput')
		return [{ name: fields[0] ?? null, message: errorText(form.code) }];
	return (fields.length > 0 ? fields : ['']).map((name) => ({
		name: name === '' ? null : name,
		message: texts[name]?.() ?? errorText('invalidInput')
	}));
}

/** What is said at one field, or null. */
export function errorOf(errors: readonly FormError[], name: string): string | null {
	return errors.find((error) => error.name === name)?.message ?? null;
}
