import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { readFile } from '#lib/server/usecases/presentation/files.ts';
import { problem } from '../../../../../edge.ts';
import { fileResponse } from './file-response.ts';
import type { RequestHandler } from './$types';

/** An attached picture or PDF, whole. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	try {
		assertRowId(params.presentation, params.file);
		const { name, mediaType, bytes } = await readFile(locals.ports, locals.actor, {
			presentationId: params.presentation,
			fileId: params.file
		});
		return fileResponse(request, { etag: params.file, mediaType, bytes, name });
	} catch (failure) {
		if (failure instanceof ExpectedError) return problem(failure);
		throw failure;
	}
};
