import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { readPage } from '#lib/server/usecases/presentation/files.ts';
import { problem } from '../../../../../../edge.ts';
import { fileResponse } from '../file-response.ts';
import type { RequestHandler } from './$types';

/** A page of an attached PDF, as a picture. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	try {
		assertRowId(params.presentation, params.file);
		if (!/^[1-9]\d{0,2}$/.test(params.page)) throw new ExpectedError('notFound');
		const { mediaType, bytes } = await readPage(locals.ports, locals.actor, {
			presentationId: params.presentation,
			fileId: params.file,
			pageNo: Number(params.page)
		});
		return fileResponse(request, {
			etag: `${params.file}-${params.page}`,
			mediaType,
			bytes,
			name: null
		});
	} catch (failure) {
		if (failure instanceof ExpectedError) return problem(failure);
		throw failure;
	}
};
