import { docxFile } from '#lib/server/reports/docx-file.ts';
import { recordFile } from '../record-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	recordFile(locals, params.meeting, {
		extension: 'docx',
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		write: docxFile
	});
