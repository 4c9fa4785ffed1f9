import { ExpectedError } from '#lib/domain/errors.ts';
import type { TextDocument } from '#lib/server/reports/document.ts';
import { recordDocument } from '#lib/server/reports/meeting-record.ts';
import { readRecord } from '#lib/server/usecases/feedback/read-record.ts';
import { problem } from '../../../edge.ts';

type Format = {
	readonly extension: string;
	readonly type: string;
	readonly write: (document: TextDocument) => BodyInit | Promise<BodyInit>;
};

/** A meeting's notes as a file to save. Never shown as a page. */
export async function recordFile(
	locals: App.Locals,
	meetingId: string,
	{ extension, type, write }: Format
): Promise<Response> {
	try {
		const record = await readRecord(locals.ports, locals.actor, { meetingId });
		const name = `minnesanteckningar-${String(record.meeting.ordinal)}-${record.meeting.day ?? 'utan-datum'}`;
		return new Response(await write(recordDocument(record, locals.locale)), {
			headers: {
				'content-type': type,
				'content-disposition': `attachment; filename="${name}.${extension}"`,
				'content-security-policy': "default-src 'none'; sandbox",
				'cache-control': 'no-store'
			}
		});
	} catch (failure) {
		if (failure instanceof ExpectedError) return problem(failure);
		throw failure;
	}
}
