import { sql } from 'kysely';
import type { Slice } from '#lib/contract/live.ts';
import type { AppTransaction } from '../db/database.ts';

export const sliceChannel = 'vankrets_slice';
export const accessChannel = 'vankrets_access';

export type SliceNotice = { topic: string; slice: Slice; version: number };
/** Whose live connections end now: everything of a person, one session, or one wall link. */
export type AccessNotice = { personId?: string; sessionId?: string; wallLinkId?: string };

/** The single way to say that something changed: raises the slice's version, and the commit tells every instance. */
export async function publish(tx: AppTransaction, topic: string, slice: Slice): Promise<number> {
	const row = await tx
		.insertInto('live_slice')
		.values({ topic, slice, version: 1 })
		.onConflict((conflict) =>
			conflict.columns(['topic', 'slice']).doUpdateSet({ version: sql`live_slice.version + 1` })
		)
		.returning('version')
		.executeTakeFirstOrThrow();
	const notice: SliceNotice = { topic, slice, version: Number(row.version) };
	await sql`SELECT pg_notify(${sliceChannel}, ${JSON.stringify(notice)})`.execute(tx);
	return notice.version;
}

/** Says that someone's access ended; every instance lets go of their sockets when this commits. */
export async function publishAccessEnd(tx: AppTransaction, notice: AccessNotice): Promise<void> {
	await sql`SELECT pg_notify(${accessChannel}, ${JSON.stringify(notice)})`.execute(tx);
}
