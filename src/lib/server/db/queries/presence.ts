import type { Audience } from '#lib/contract/live.ts';
import type { AppTransaction } from '../database.ts';

/** An instance that has not said anything for this long is gone, and its clients with it. */
const forgottenAfterMilliseconds = 5000;

export async function savePresence(
	tx: AppTransaction,
	presence: { instanceId: string; topic: string; audience: Audience; connected: number; now: Date }
): Promise<void> {
	const values = { connected: presence.connected, seen_at: presence.now };
	await tx
		.insertInto('live_presence')
		.values({
			instance_id: presence.instanceId,
			topic: presence.topic,
			audience: presence.audience,
			...values
		})
		.onConflict((conflict) =>
			conflict.columns(['instance_id', 'topic', 'audience']).doUpdateSet(values)
		)
		.execute();
}

/** Connected clients of a topic over all instances. */
export async function sumPresence(tx: AppTransaction, topic: string, now: Date) {
	const rows = await tx
		.selectFrom('live_presence')
		.select(['audience', (select) => select.fn.sum<string>('connected').as('connected')])
		.where('topic', '=', topic)
		.where('seen_at', '>', new Date(now.getTime() - forgottenAfterMilliseconds))
		.groupBy('audience')
		.execute();
	const of = (audience: Audience) =>
		Number(rows.find((row) => row.audience === audience)?.connected ?? 0);
	return { voter: of('voter'), wall: of('wall'), facilitator: of('facilitator') };
}

export async function forgetOldPresence(tx: AppTransaction, now: Date): Promise<void> {
	await tx
		.deleteFrom('live_presence')
		.where('seen_at', '<', new Date(now.getTime() - 10 * forgottenAfterMilliseconds))
		.execute();
}
