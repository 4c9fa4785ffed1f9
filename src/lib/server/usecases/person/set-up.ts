import { systemActor } from '#lib/domain/access/actor.ts';
import { withActor } from '../../db/actor.ts';
import { countPersons } from '../../db/queries/person.ts';
import { deleteLinksFor, insertOneTimeLink } from '../../db/queries/one-time-link.ts';
import { hashToken, newToken } from '../../ids.ts';
import type { Ports } from '../../ports.ts';

const setUpMinutes = 15;

/** While nobody exists: a fresh one-time token for making the first administrator (older ones end); else null. */
export async function ensureSetUpLink(ports: Ports): Promise<string | null> {
	const now = ports.clock.now();
	return withActor(ports.db, systemActor, async (tx) => {
		if ((await countPersons(tx)) > 0) return null;
		const token = newToken();
		await deleteLinksFor(tx, { purpose: 'setUp', personId: null });
		await insertOneTimeLink(tx, {
			token_hash: hashToken(token),
			purpose: 'setUp',
			person_id: null,
			created_at: now,
			expires_at: new Date(now.getTime() + setUpMinutes * 60_000)
		});
		return token;
	});
}
