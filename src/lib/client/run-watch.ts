import type { Socket } from 'socket.io-client';
import type { Ack, ClientToServer, ServerToClient, Snapshot } from '#lib/contract/live.ts';

/**
 * Hears when a run closes. Nothing waits for it: answering works without. The socket's code is fetched only when
 * the page has been painted and is at rest; when the socket fails twice the page asks over HTTP while it is looked at.
 */
const pollMilliseconds = 2000;
const failuresUntilPolling = 2;
const patience = 8000;

type Ears = {
	onClosed(): void;
	/** The server answers again after it did not. */
	onBack(): void;
};

export class RunWatch {
	readonly #runId: string;
	readonly #ears: Ears;
	#socket: Socket<ServerToClient, ClientToServer> | null = null;
	#failures = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#away = false;
	/** The server was gone: as soon as it answers anything, the socket need not wait for its own next attempt. */
	#lost = false;
	#stopped = false;

	constructor(runId: string, ears: Ears) {
		this.#runId = runId;
		this.#ears = ears;
	}

	/** In the browser only. */
	start(): void {
		const connect = () => void this.#connect();
		// Safari has no requestIdleCallback.
		if (typeof requestIdleCallback === 'function') requestIdleCallback(connect, { timeout: 3000 });
		else setTimeout(connect, 1000);
	}

	stop(): void {
		this.#stopped = true;
		this.#stopPolling();
		this.#socket?.disconnect();
	}

	/** The page is looked at again, or network or server are back: ask now. */
	wake(): void {
		if (this.#stopped) return;
		void this.#ask();
		this.#reconnect();
	}

	#reconnect(): void {
		this.#lost = false;
		// While Socket.IO waits for its next attempt, connect() alone does nothing.
		if (this.#socket?.connected === false) this.#socket.disconnect().connect();
	}

	async #connect(): Promise<void> {
		try {
			const { io } = await import('socket.io-client');
			if (this.#stopped) return;
			const socket: Socket<ServerToClient, ClientToServer> = io('/voter', {
				path: '/live',
				transports: ['websocket'],
				reconnectionDelay: 500,
				reconnectionDelayMax: 20_000,
				timeout: 5000
			});
			this.#socket = socket;
			socket.on('connect', () => void this.#watch(socket));
			socket.on('connect_error', () => {
				this.#failed();
			});
			socket.on('disconnect', () => {
				this.#away = true;
				this.#lost = true;
			});
			socket.on('slice', (message) => {
				if (message.topic === this.#runId && message.slice === 'run') this.#hear(message.data);
			});
			// The server restarts: come back spread over a moment, not all at once.
			socket.on('goodbye', () => setTimeout(() => socket.connect(), 300 + Math.random() * 1500));
		} catch {
			// Its code could not be fetched; HTTP will do.
			this.#failures = failuresUntilPolling;
			this.#failed();
		}
	}

	async #watch(socket: Socket<ServerToClient, ClientToServer>): Promise<void> {
		try {
			const reply: Ack<Snapshot> = await socket
				.timeout(patience)
				.emitWithAck('watch', { topic: this.#runId, audience: 'voter' });
			if (!reply.ok) {
				// Connected but not watching, nothing would be heard of the closing.
				if (reply.code === 'unavailable' || reply.code === 'tooManyAttempts')
					setTimeout(() => socket.connect(), 1000 + Math.random() * 2000);
				socket.disconnect();
				return;
			}
			this.#failures = 0;
			this.#stopPolling();
			this.#hear((reply as Ack<Snapshot<'voter'>> & { ok: true }).data.slices.run.data);
		} catch {
			socket.disconnect().connect();
		}
	}

	#failed(): void {
		this.#away = true;
		this.#failures += 1;
		if (this.#failures >= failuresUntilPolling && this.#timer === null) this.#poll();
	}

	#poll(): void {
		if (this.#stopped) return;
		// A little spread keeps three hundred phones from asking in step.
		this.#timer = setTimeout(
			() => {
				if (document.visibilityState === 'visible') void this.#ask();
				this.#poll();
			},
			pollMilliseconds * (0.9 + Math.random() * 0.2)
		);
	}

	async #ask(): Promise<void> {
		try {
			const response = await fetch(`/api/run/${this.#runId}`, { credentials: 'omit' });
			if (!response.ok) return;
			if (this.#lost) this.#reconnect();
			this.#hear(await response.json());
		} catch {
			// No network: the next turn asks again.
			this.#away = true;
			this.#lost = true;
		}
	}

	#hear(data: unknown): void {
		if (this.#stopped) return;
		const state = (data as { state?: unknown } | null)?.state;
		if (state === 'closed') {
			this.stop();
			this.#ears.onClosed();
		} else if (this.#away && state === 'open') {
			this.#away = false;
			this.#ears.onBack();
		}
	}

	#stopPolling(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
