import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ExpectedError } from '#lib/domain/errors.ts';
import { watchSchema, type Audience } from '#lib/contract/live.ts';
import type { Actor } from '#lib/domain/access/actor.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { sawInMeeting } from '#lib/server/usecases/meeting/record-meeting-presence.ts';
import { problem } from '../../../../edge.ts';
import type { RequestHandler } from './$types';

/** What an audience may see of a run, whole, with its version as ETag: the live views over plain HTTP. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const watched = v.safeParse(watchSchema, { topic: params.run, audience: params.audience });
	if (!watched.success) return problem(new ExpectedError('notFound'));
	const { topic, audience } = watched.output;
	try {
		const snapshot = await readSnapshot(
			locals.ports,
			isItsWall(locals.wall, topic, audience) ? locals.wall : locals.actor,
			topic,
			audience
		);
		if (audience === 'meeting' || audience === 'meetingLead')
			await sawInMeeting(locals.ports, locals.actor, topic);
		const body = JSON.stringify(snapshot);
		const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
		const headers = {
			etag,
			'cache-control': 'private, no-cache',
			'content-type': 'application/json'
		};
		if (request.headers.get('if-none-match') === etag)
			return new Response(null, { status: 304, headers });
		return new Response(body, { headers });
	} catch (failure) {
		if (failure instanceof ExpectedError) return problem(failure);
		throw failure;
	}
};

function isItsWall(wall: Actor, topic: string, audience: Audience): boolean {
	if (wall.kind !== 'wall') return false;
	return audience === 'meetingWall'
		? wall.meetingId === topic
		: audience === 'wall' && wall.runId === topic;
}
