import * as v from 'valibot';
import { ExpectedError } from '#lib/domain/errors.ts';
import { readRunState } from '#lib/server/usecases/poll/voter-page.ts';
import { problem } from '../../../edge.ts';
import type { RequestHandler } from './$types';

/** Whether a run is open, for phones whose websocket is blocked on the way. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	if (!v.is(v.pipe(v.string(), v.uuid()), params.run))
		return problem(new ExpectedError('notFound'));
	try {
		const { state } = await readRunState(locals.ports, params.run);
		const headers = {
			etag: `"${state}"`,
			'cache-control': 'private, no-cache',
			'content-type': 'application/json'
		};
		if (request.headers.get('if-none-match') === headers.etag)
			return new Response(null, { status: 304, headers });
		return new Response(JSON.stringify({ state }), { headers });
	} catch (failure) {
		if (failure instanceof ExpectedError) return problem(failure);
		throw failure;
	}
};
