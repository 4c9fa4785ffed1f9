import { deserialize } from '$app/forms';
import type { LogField } from '#lib/contract/forms/log.ts';
import type { ChangeOutcome } from '#lib/contract/views/log.ts';
import type { SendOutcome } from '#lib/ui/log/field-saver.svelte.ts';

/** Sends one field of an entry of the log. Rejects when no answer came. */
export async function sendEntryField(
	place: { entryId: string; field: LogField; cycle: number },
	value: string,
	seen: number
): Promise<SendOutcome<LogField>> {
	const { entryId, field, cycle } = place;
	const form = new FormData();
	form.set(field, value);
	form.set(`seen.${field}`, String(seen));
	form.set('cycle', String(cycle));
	const response = await fetch(`/logg/${entryId}?/change`, {
		method: 'POST',
		body: form,
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		signal: AbortSignal.timeout(10_000)
	});
	const result = deserialize(await response.text());
	if (result.type !== 'success' && result.type !== 'failure') throw new Error(result.type);
	const outcome = (result.data ?? {}) as Partial<ChangeOutcome> & { code?: string };
	return {
		version: outcome.versions?.[field],
		conflict: outcome.conflicts?.find((one) => one.field === field),
		code: outcome.refused?.find((one) => one.field === field)?.code ?? outcome.code
	};
}
