import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { readStagePage } from '#lib/server/usecases/presentation/read-stage.ts';
import { problem } from '../../../../../../edge.ts';
import { fileResponse } from '../../../../../../(site)/presentationer/[presentation]/filer/[file]/file-response.ts';
import { readerOf } from '../../../reader.ts';
import type { RequestHandler } from './$types';

/** A page of the PDF that is presented in the meeting, as a picture. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	try {
		assertRowId(params.file);
		if (!/^[1-9]\d{0,2}$/.test(params.page)) throw new ExpectedError('notFound');
		const { mediaType, bytes } = await readStagePage(
			locals.ports,
			readerOf(locals, params.meeting),
			{ meetingId: params.meeting, fileId: params.file, pageNo: Number(params.page) }
		);
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
