import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { withActor } from '../../db/actor.ts';
import { insertWallLink, listWallLinks, revokeWallLink } from '../../db/queries/wall-link.ts';
import { hashToken, newId, newToken } from '../../ids.ts';
import { publishAccessEnd } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from './meeting-rights.ts';

const wallLinkDays = 30;

/** A read-only link to the meeting's wall. The token is told once and stored only as a hash. @throws ExpectedError */
export async function createMeetingWallLink(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string }
): Promise<{ token: string }> {
	await getPersonInMeeting(ports, actor, input.meetingId, 'meeting.lead');
	const token = newToken();
	const now = ports.clock.now();
	await withActor(ports.db, actor, (tx) =>
		insertWallLink(tx, {
			id: newId(),
			token_hash: hashToken(token),
			meeting_id: input.meetingId,
			created_at: now,
			expires_at: new Date(now.getTime() + wallLinkDays * 86_400_000)
		})
	);
	return { token };
}

export async function readMeetingWallLinks(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string }
) {
	await getPersonInMeeting(ports, actor, input.meetingId, 'meeting.lead');
	return withActor(ports.db, actor, async (tx) => {
		const rows = await listWallLinks(tx, input, ports.clock.now());
		return rows.map((row) => ({ id: row.id, createdAt: row.created_at.toISOString() }));
	});
}

/** Ends a wall link; walls that stand on it go dark within a second. @throws ExpectedError notFound, notAllowed */
export async function endMeetingWallLink(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string; linkId: string }
): Promise<void> {
	const { meetingId, linkId } = input;
	await getPersonInMeeting(ports, actor, meetingId, 'meeting.lead');
	await withActor(ports.db, actor, async (tx) => {
		if (!(await revokeWallLink(tx, linkId, { meetingId }, ports.clock.now())))
			throw new ExpectedError('notFound');
		await publishAccessEnd(tx, { wallLinkId: linkId });
	});
}
