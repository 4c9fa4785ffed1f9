import { assertRowId } from '#lib/domain/row-id.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { orErrorPage } from '../../../../edge.ts';
import { drawRefusal } from '../../../../refusal.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	drawRefusal(locals);
	const { ports, actor, wall } = locals;
	const isOwnWall = wall.kind === 'wall' && wall.meetingId === params.meeting;
	return orErrorPage(
		(async () => {
			assertRowId(params.meeting);
			return {
				snapshot: await readSnapshot(ports, isOwnWall ? wall : actor, params.meeting, 'meetingWall')
			};
		})(),
		url
	);
};
