import { json } from '@sveltejs/kit';
import { ExpectedError } from '#lib/domain/errors.ts';
import { runCommand } from '#lib/server/live/commands.ts';
import { problem } from '../../../edge.ts';
import type { RequestHandler } from './$types';

/** The live commands over plain HTTP: the same table, for whom no socket gets through. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	try {
		const input: unknown = await request.json().catch(() => {
			throw new ExpectedError('invalidInput');
		});
		return json(await runCommand(locals.ports, locals.actor, params.name, input));
	} catch (failure) {
		if (failure instanceof ExpectedError) return problem(failure);
		throw failure;
	}
};
