import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import * as v from 'valibot';
import { ExpectedError, type ErrorCode } from '#lib/domain/errors.ts';

/** Expected failures leave a route as: an error page (load), a failed form (action), or problem+json (API). */
const statuses: Partial<Record<ErrorCode, number>> = {
	notSignedIn: 401,
	notAllowed: 403,
	foreignOrigin: 403,
	signInFirst: 403,
	notFound: 404,
	codeNotOpen: 404,
	entryNotReadable: 404,
	cardShown: 409,
	cardsWritten: 409,
	presentationNotReadable: 404,
	publishOwnFirst: 403,
	presentationIncomplete: 409,
	fileTooLarge: 413,
	changedByAnother: 409,
	runNotDraft: 409,
	runNotOpen: 409,
	runNotClosed: 409,
	stepNotPossible: 409,
	meetingNotOpen: 409,
	meetingHeld: 409,
	meetingUnfinished: 409,
	stepNotInCycle: 409,
	cycleFieldLocked: 409,
	notInGroup: 409,
	inUse: 409,
	notPresenting: 409,
	lastKeyPerson: 409,
	tooManyAttempts: 429,
	unavailable: 503
};

export function statusOf(code: ErrorCode): number {
	return statuses[code] ?? 400;
}

/** For load functions: an expected failure becomes the error page, or the way to signing in. */
export async function orErrorPage<T>(work: Promise<T>, url?: URL): Promise<T> {
	try {
		return await work;
	} catch (failure) {
		if (!(failure instanceof ExpectedError)) throw failure;
		if (failure.code === 'notSignedIn' && url !== undefined)
			redirect(303, `/logga-in?till=${encodeURIComponent(url.pathname + url.search)}`);
		error(statusOf(failure.code), { code: failure.code, message: failure.code });
	}
}

/** What a form gets back: which failure, at which fields, and everything that was typed (passwords apart). */
export type FormFailure = { code: ErrorCode; fields: string[]; values: Record<string, string> };

/** For actions: parses the form by its schema and runs the use case; nothing typed is lost on failure. */
export async function orFormFailure<Schema extends v.GenericSchema, T>(
	form: FormData,
	schema: Schema,
	work: (input: v.InferOutput<Schema>) => Promise<T>
): Promise<T | ActionFailure<FormFailure>> {
	const values = textOf(form);
	const parsed = v.safeParse(schema, values);
	const shown = withoutPasswords(values);
	if (!parsed.success) {
		const fields = [...new Set(parsed.issues.map((issue) => String(issue.path?.[0]?.key ?? '')))];
		return fail(400, { code: 'invalidInput' as ErrorCode, fields, values: shown });
	}
	try {
		return await work(parsed.output);
	} catch (failure) {
		if (!(failure instanceof ExpectedError)) throw failure;
		return fail(statusOf(failure.code), {
			code: failure.code,
			fields: [...failure.fields],
			values: shown
		});
	}
}

/** For API endpoints (RFC 9457). */
export function problem(failure: ExpectedError): Response {
	return new Response(
		JSON.stringify({
			type: 'about:blank',
			title: failure.code,
			status: statusOf(failure.code),
			code: failure.code
		}),
		{
			status: statusOf(failure.code),
			headers: { 'content-type': 'application/problem+json' }
		}
	);
}

/** What a form may be filled with again. */
export function withoutPasswords(values: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(values).filter(([name]) => !name.toLowerCase().includes('password'))
	);
}

export function textOf(form: FormData): Record<string, string> {
	const values: Record<string, string> = {};
	for (const [name, value] of form) if (typeof value === 'string') values[name] = value;
	return values;
}

/** For API endpoints that answer with a view: the view as JSON, an expected failure as a problem. */
export async function orProblem(work: () => Promise<unknown>): Promise<Response> {
	try {
		return Response.json(await work(), { headers: { 'cache-control': 'private, no-cache' } });
	} catch (failure) {
		if (failure instanceof ExpectedError) return problem(failure);
		throw failure;
	}
}
