import type { RequestEvent } from '@sveltejs/kit';
import type { ErrorCode } from '#lib/domain/errors.ts';
import { statusOf, textOf, withoutPasswords } from './edge.ts';

/**
 * A form sent to a page its sender may not come to (most often: the session ended while they wrote) is refused before
 * any action runs. Sent by script, it fails as a form does, with everything that was typed; sent plainly, whoever is
 * not signed in is asked to sign in. Null: not a form of a page.
 */
export async function answerRefusedForm(
	event: RequestEvent,
	refusal: ErrorCode
): Promise<Response | null> {
	if (!isForm(event.request.headers.get('content-type'))) return null;
	if (event.request.headers.get('x-sveltekit-action') === 'true') {
		const values = withoutPasswords(textOf(await event.request.formData()));
		const status = statusOf(refusal);
		const data = flatten({ code: refusal, values });
		return Response.json({ type: 'failure', status, data }, { status });
	}
	if (refusal !== 'notSignedIn') return null;
	const location = `/logga-in?till=${encodeURIComponent(event.url.pathname)}`;
	return new Response(null, { status: 303, headers: { location } });
}

function isForm(contentType: string | null): boolean {
	return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(contentType ?? '');
}

/** What Kit's browser part reads an action's data from: a list in which objects name their values by place. */
function flatten({ code, values }: { code: string; values: Record<string, string> }): string {
	const list: unknown[] = [{ code: 1, fields: 2, values: 3 }, code, []];
	const places: Record<string, number> = {};
	list.push(places);
	for (const [name, value] of Object.entries(values)) places[name] = list.push(value) - 1;
	return JSON.stringify(list);
}
