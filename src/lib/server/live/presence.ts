import { runAudiences, type RunAudience } from '#lib/contract/live.ts';
import { recordPresence } from '../usecases/live/record-presence.ts';
import type { Ports } from '../ports.ts';
import type { LiveNamespace } from './live-sockets.ts';
import { MeetingPresence } from './meeting-presence.ts';
import { roomOf } from './rooms.ts';

/** Counts who is connected, at most once a second, and keeps saying so while anyone is. */
const interval = 1000;
const heartbeat = 2;

export class PresenceCounter {
	readonly #ports: Ports;
	readonly #instanceId: string;
	readonly #namespaces: readonly LiveNamespace[];
	readonly #told = new Map<string, string>();
	readonly #totals = new Map<string, string>();
	readonly #topics = new Set<string>();
	readonly #meetings: MeetingPresence;
	readonly #timer: NodeJS.Timeout;
	#beat = 0;

	constructor(ports: Ports, instanceId: string, namespaces: readonly LiveNamespace[]) {
		this.#ports = ports;
		this.#instanceId = instanceId;
		this.#namespaces = namespaces;
		this.#meetings = new MeetingPresence(ports, instanceId, namespaces);
		this.#timer = setInterval(() => {
			this.#tell().catch((error: unknown) => {
				ports.log.warn({ err: String(error) }, 'presence could not be told');
			});
		}, interval);
		this.#timer.unref();
	}

	/** Somebody came to or left a run; who has which page of an organisation open is nobody's concern. */
	moved(topic: string, audience: string): void {
		if (runAudiences.some((one) => one === audience)) this.#topics.add(topic);
		else this.#meetings.moved(topic, audience);
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	async #tell(): Promise<void> {
		this.#beat = (this.#beat + 1) % heartbeat;
		await this.#meetings.tell(this.#beat === 0);
		for (const topic of [...this.#topics]) {
			const connected = this.#count(topic);
			const figure = JSON.stringify(connected);
			const changed = this.#told.get(topic) !== figure;
			if (!changed && this.#beat !== 0) continue;
			this.#told.set(topic, figure);
			const total = await recordPresence(this.#ports, {
				instanceId: this.#instanceId,
				topic,
				connected,
				changed,
				total: this.#totals.get(topic)
			});
			this.#totals.set(topic, total);
			if (Object.values(connected).every((count) => count === 0)) {
				this.#topics.delete(topic);
				this.#told.delete(topic);
				this.#totals.delete(topic);
			}
		}
	}

	#count(topic: string): Record<RunAudience, number> {
		const counts = { facilitator: 0, wall: 0, voter: 0, member: 0 };
		for (const audience of runAudiences)
			for (const namespace of this.#namespaces)
				counts[audience] += namespace.adapter.rooms.get(roomOf(topic, audience))?.size ?? 0;
		return counts;
	}
}
