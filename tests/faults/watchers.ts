import { io, type Socket } from 'socket.io-client';
import type { Ack, Audience, SliceMessage, Snapshot } from '#lib/contract/live.ts';

/** Many live clients that come back as the pages do, and know which version of a slice they have. */
export class Watchers {
	readonly #watchers: Watcher[];

	constructor(
		count: number,
		at: { url: string; topic: string; audience: Audience; cookie?: string; origin?: string }
	) {
		this.#watchers = Array.from({ length: count }, () => new Watcher(at));
	}

	get connected(): number {
		return this.#watchers.filter((one) => one.watching).length;
	}

	/** Those that hold an older version of the slice than this. */
	behind(slice: string, version: number): number {
		return this.#watchers.filter((one) => one.versionOf(slice) < version).length;
	}

	close(): void {
		for (const one of this.#watchers) one.close();
	}
}

class Watcher {
	readonly #socket: Socket;
	readonly #versions = new Map<string, number>();
	watching = false;

	constructor(at: {
		url: string;
		topic: string;
		audience: Audience;
		cookie?: string;
		origin?: string;
	}) {
		const namespace = at.audience === 'voter' ? '/voter' : '/';
		this.#socket = io(at.url + namespace, {
			path: '/live',
			transports: ['websocket'],
			forceNew: true,
			reconnectionDelay: 500,
			reconnectionDelayMax: 2000,
			timeout: 5000,
			extraHeaders: { origin: at.origin ?? at.url, cookie: at.cookie ?? '' }
		});
		this.#socket.on('connect', () => void this.#watch(at.topic, at.audience));
		// A server that could not ask its database who this is refuses for good; the page comes back by itself too.
		this.#socket.on('connect_error', () => {
			if (!this.#socket.active) setTimeout(() => this.#socket.connect(), 500 + Math.random() * 500);
		});
		this.#socket.on('disconnect', () => (this.watching = false));
		this.#socket.on('slice', (message: SliceMessage) => {
			this.#hear(message.slice, message.version);
		});
		this.#socket.on('goodbye', () =>
			setTimeout(() => this.#socket.connect(), 300 + Math.random() * 1500)
		);
	}

	versionOf(slice: string): number {
		return this.#versions.get(slice) ?? -1;
	}

	close(): void {
		this.#socket.disconnect();
	}

	async #watch(topic: string, audience: Audience): Promise<void> {
		try {
			const reply = (await this.#socket
				.timeout(8000)
				.emitWithAck('watch', { topic, audience })) as Ack<Snapshot>;
			if (!reply.ok) throw new Error(reply.code);
			const slices = reply.data.slices as Record<string, { version: number }>;
			for (const [slice, { version }] of Object.entries(slices)) this.#hear(slice, version);
			this.watching = true;
		} catch {
			setTimeout(() => this.#socket.disconnect().connect(), 500);
		}
	}

	#hear(slice: string, version: number): void {
		if (version > this.versionOf(slice)) this.#versions.set(slice, version);
	}
}
