import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { readMeetingMe } from '#lib/server/usecases/meeting/read-meeting.ts';
import { orErrorPage } from '../../../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ports, actor } = locals;
	return orErrorPage(
		(async () => ({
			me: await readMeetingMe(ports, actor, { meetingId: params.meeting }),
			snapshot: await readSnapshot(ports, actor, params.meeting, 'meetingLead')
		}))(),
		url
	);
};
