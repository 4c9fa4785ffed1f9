import { recordDocument } from '#lib/server/reports/meeting-record.ts';
import { readRecord } from '#lib/server/usecases/feedback/read-record.ts';
import { orErrorPage } from '../../../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const record = await orErrorPage(
		readRecord(locals.ports, locals.actor, { meetingId: params.meeting }),
		url
	);
	return { record, document: recordDocument(record, locals.locale) };
};
