import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { readMeetingMe } from '#lib/server/usecases/meeting/read-meeting.ts';
import { readStage } from '#lib/server/usecases/presentation/read-stage.ts';
import { orErrorPage } from '../../../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ports, actor } = locals;
	const { meeting: meetingId } = params;
	return orErrorPage(
		(async () => ({
			me: await readMeetingMe(ports, actor, { meetingId }),
			snapshot: await readSnapshot(ports, actor, meetingId, 'meeting'),
			content: await readStage(ports, actor, { meetingId })
		}))(),
		url
	);
};
