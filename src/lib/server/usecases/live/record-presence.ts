import { systemActor } from '#lib/domain/access/actor.ts';
import { runAudiences, type RunAudience } from '#lib/contract/live.ts';
import { withActor } from '../../db/actor.ts';
import { forgetOldPresence, savePresence, sumPresence } from '../../db/queries/presence.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/**
 * Says how many this instance has connected to a topic, and returns the figure over all instances. Those who watch are
 * told when either changed: another instance's clients may have gone with it, without a word.
 */
export async function recordPresence(
	ports: Ports,
	presence: {
		instanceId: string;
		topic: string;
		connected: Readonly<Record<RunAudience, number>>;
		changed: boolean;
		/** The figure over all instances as it was returned last. */
		total: string | undefined;
	}
): Promise<string> {
	const now = ports.clock.now();
	return withActor(ports.db, systemActor, async (tx) => {
		for (const audience of runAudiences)
			await savePresence(tx, {
				instanceId: presence.instanceId,
				topic: presence.topic,
				audience,
				connected: presence.connected[audience],
				now
			});
		await forgetOldPresence(tx, now);
		const total = JSON.stringify(await sumPresence(tx, presence.topic, now));
		if (presence.changed || total !== presence.total) await publish(tx, presence.topic, 'presence');
		return total;
	});
}
