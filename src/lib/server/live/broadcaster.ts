import { audiences, slicesOf, type Audience, type Slice } from '#lib/contract/live.ts';
import { buildSlice } from '../usecases/live/views.ts';
import type { Ports } from '../ports.ts';
import type { LiveNamespace } from './live-sockets.ts';
import { parseRoom, roomOf } from './rooms.ts';

/** At most ten times a second per slice; the first change of a quiet slice goes out at once. */
const interval = 100;

/** Builds each changed slice once per audience that listens here, and sends it encoded once. */
export class Broadcaster {
	readonly #ports: Ports;
	readonly #namespaces: readonly LiveNamespace[];
	readonly #resting = new Set<string>();
	readonly #dirty = new Set<string>();

	constructor(ports: Ports, namespaces: readonly LiveNamespace[]) {
		this.#ports = ports;
		this.#namespaces = namespaces;
	}

	changed(topic: string, slice: Slice): void {
		const key = `${topic}:${slice}`;
		if (this.#resting.has(key)) {
			this.#dirty.add(key);
			return;
		}
		this.#resting.add(key);
		setTimeout(() => {
			this.#resting.delete(key);
			if (this.#dirty.delete(key)) this.changed(topic, slice);
		}, interval).unref();
		this.#send(topic, slice).catch((error: unknown) => {
			this.#ports.log.warn(
				{ err: String(error), slice },
				'a change could not be sent; clients will read it later'
			);
		});
	}

	everythingMayHaveChanged(): void {
		for (const namespace of this.#namespaces)
			for (const room of namespace.adapter.rooms.keys()) {
				const parsed = parseRoom(room);
				const audience = audiences.find((one) => one === parsed?.audience);
				if (parsed === null || audience === undefined) continue;
				for (const slice of slicesOf[audience]) this.changed(parsed.topic, slice);
			}
	}

	async #send(topic: string, slice: Slice): Promise<void> {
		for (const namespace of this.#namespaces)
			for (const audience of audiences) {
				const room = roomOf(topic, audience);
				if (!namespace.adapter.rooms.has(room) || !gets(audience, slice)) continue;
				const { version, data } = await buildSlice(this.#ports, topic, audience, slice);
				namespace.to(room).emit('slice', { topic, slice, version, data });
			}
	}
}

function gets(audience: Audience, slice: Slice): boolean {
	return (slicesOf[audience] as readonly Slice[]).includes(slice);
}
