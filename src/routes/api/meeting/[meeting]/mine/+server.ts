import { ExpectedError } from '#lib/domain/errors.ts';
import { readMine } from '#lib/server/usecases/feedback/read-mine.ts';
import { problem } from '../../../../edge.ts';
import type { RequestHandler } from './$types';

/** What only the reader may see of a meeting: cards and answers of theirs that are not shown. */
export const GET: RequestHandler = async ({ locals, params }) => {
	try {
		const mine = await readMine(locals.ports, locals.actor, { meetingId: params.meeting });
		return Response.json(mine, { headers: { 'cache-control': 'no-store' } });
	} catch (failure) {
		if (failure instanceof ExpectedError) return problem(failure);
		throw failure;
	}
};
