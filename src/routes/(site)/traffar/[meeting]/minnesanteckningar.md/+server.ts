import { markdownFile } from '#lib/server/reports/markdown.ts';
import { recordFile } from '../record-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	recordFile(locals, params.meeting, {
		extension: 'md',
		type: 'text/markdown; charset=utf-8',
		write: markdownFile
	});
