import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { withActor } from '../../db/actor.ts';
import { getRunOrThrow } from '../../db/queries/run.ts';
import { insertWallLink, listWallLinks, revokeWallLink } from '../../db/queries/wall-link.ts';
import { hashToken, newId, newToken } from '../../ids.ts';
import { publishAccessEnd } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/** A wall link lasts a month at most; whoever made it can end it at any time. */
const wallLinkDays = 30;

/** A read-only link to the run's wall. The token is told once and stored only as a hash. @throws ExpectedError */
export async function createWallLink(
	ports: Ports,
	actor: Actor,
	input: { runId: string }
): Promise<{ token: string }> {
	return withActor(ports.db, actor, async (tx) => {
		const run = await getRunOrThrow(tx, input.runId);
		assertCan(actor, 'wallLink.manage', { organisationId: run.organisation_id });
		const token = newToken();
		const now = ports.clock.now();
		await insertWallLink(tx, {
			id: newId(),
			token_hash: hashToken(token),
			run_id: run.id,
			organisation_id: run.organisation_id,
			created_at: now,
			expires_at: new Date(now.getTime() + wallLinkDays * 86_400_000)
		});
		return { token };
	});
}

export async function readWallLinks(ports: Ports, actor: Actor, input: { runId: string }) {
	return withActor(ports.db, actor, async (tx) => {
		const run = await getRunOrThrow(tx, input.runId);
		assertCan(actor, 'wallLink.manage', { organisationId: run.organisation_id });
		const rows = await listWallLinks(tx, { runId: run.id }, ports.clock.now());
		return rows.map((row) => ({ id: row.id, createdAt: row.created_at.toISOString() }));
	});
}

/** Ends a wall link; walls that stand on it go dark within a second. @throws ExpectedError notFound, notAllowed */
export async function endWallLink(
	ports: Ports,
	actor: Actor,
	input: { runId: string; linkId: string }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const run = await getRunOrThrow(tx, input.runId);
		assertCan(actor, 'wallLink.manage', { organisationId: run.organisation_id });
		if (!(await revokeWallLink(tx, input.linkId, { runId: run.id }, ports.clock.now())))
			throw new ExpectedError('notFound');
		await publishAccessEnd(tx, { wallLinkId: input.linkId });
	});
}
