import { io, type Socket } from 'socket.io-client';
import type {
	Ack,
	Audience,
	ClientToServer,
	Goodbye,
	ServerToClient,
	SliceMessage,
	Snapshot,
	Versioned,
	ViewOf
} from '#lib/contract/live.ts';
import { isNewer, mergeSnapshot } from './live-state.ts';

/** How the page is connected: over the socket, by polling over HTTP, on its way back, or shown out for good. */
export type Connection = 'connecting' | 'live' | 'polling' | 'offline' | 'revoked';

const pollMilliseconds = 2000;
const worthTryingAgain = ['unavailable', 'tooManyAttempts'];
const failuresUntilPolling = 2;
const commandMilliseconds = 8000;

/**
 * The one connection of a facilitator's page or a wall. It holds the newest version of every slice it may see;
 * when the socket fails twice it works over HTTP, and goes back to the socket when that answers again.
 */
export class LiveSession<A extends Exclude<Audience, 'voter'>> {
	readonly topic: string;
	readonly audience: A;
	#snapshot = $state.raw<Snapshot<A>>() as Snapshot<A>;
	connection = $state<Connection>('connecting');
	/** True for a moment after the page was away and is right again. */
	cameBack = $state(false);
	/** The server's clock minus ours, in milliseconds. */
	clockOffset = $state(0);
	#socket: Socket<ServerToClient, ClientToServer> | null = null;
	#failures = 0;
	#poll: ReturnType<typeof setInterval> | null = null;
	#etag = '';
	#wasAway = false;

	constructor(first: Snapshot<A>) {
		this.topic = first.topic;
		this.audience = first.audience;
		this.#snapshot = first;
	}

	get slices(): { [S in keyof ViewOf[A]]: ViewOf[A][S] } {
		const held = Object.entries<Versioned<unknown>>(this.#snapshot.slices);
		return Object.fromEntries(held.map(([slice, { data }]) => [slice, data])) as {
			[S in keyof ViewOf[A]]: ViewOf[A][S];
		};
	}

	versionOf(slice: keyof ViewOf[A]): number {
		return this.#snapshot.slices[slice].version;
	}

	/** Connects; call in the browser only. The returned function disconnects. */
	start(): () => void {
		const socket: Socket<ServerToClient, ClientToServer> = io('/', {
			path: '/live',
			transports: ['websocket'],
			reconnectionDelay: 300,
			reconnectionDelayMax: 3000,
			timeout: 5000
		});
		this.#socket = socket;
		socket.on('connect', () => void this.#watch());
		socket.on('connect_error', () => {
			this.#failed();
			// A server that just now cannot tell who this is has refused, and after a refusal nobody tries again by itself.
			if (!socket.active) this.#connectSoon(socket);
		});
		socket.on('disconnect', () => {
			this.#lost();
		});
		socket.on('slice', (message) => {
			this.#take(message);
		});
		socket.on('goodbye', (goodbye) => {
			this.#goodbye(goodbye);
		});
		const awake = () => {
			this.#awake();
		};
		document.addEventListener('visibilitychange', awake);
		window.addEventListener('online', awake);
		return () => {
			document.removeEventListener('visibilitychange', awake);
			window.removeEventListener('online', awake);
			this.#stopPolling();
			this.#socket = null;
			socket.disconnect();
		};
	}

	/** Sends a command over whatever works; resolves with the server's word, or `unavailable`. */
	async command<T>(name: string, input: unknown): Promise<Ack<T>> {
		const socket = this.#socket;
		if (socket?.connected === true && this.connection === 'live') {
			try {
				return (await socket
					.timeout(commandMilliseconds)
					.emitWithAck('command', { name, input })) as Ack<T>;
			} catch {
				// The socket went away meanwhile; commands say what they saw, so saying it again does no harm.
			}
		}
		return this.#commandOverHttp<T>(name, input);
	}

	async #commandOverHttp<T>(name: string, input: unknown): Promise<Ack<T>> {
		try {
			const response = await fetch(`/api/command/${name}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(input),
				signal: AbortSignal.timeout(commandMilliseconds)
			});
			const body: unknown = await response.json();
			if (response.ok) {
				void this.#read();
				return { ok: true, data: body as T };
			}
			return { ok: false, code: codeOf(body) };
		} catch {
			return { ok: false, code: 'unavailable' };
		}
	}

	async #watch(): Promise<void> {
		const socket = this.#socket;
		if (socket === null) return;
		try {
			const reply = await socket
				.timeout(commandMilliseconds)
				.emitWithAck('watch', { topic: this.topic, audience: this.audience });
			if (!reply.ok) {
				// Connected but not watching would be a screen that stands still without a word.
				if (worthTryingAgain.includes(reply.code)) this.#connectSoon(socket.disconnect());
				else this.#showOut();
				return;
			}
			this.#snapshot = mergeSnapshot(this.#snapshot, reply.data as Snapshot<A>);
			this.#failures = 0;
			this.#stopPolling();
			this.#right('live');
			await this.#measureClock(socket);
		} catch {
			socket.disconnect().connect();
		}
	}

	#connectSoon(socket: Socket<ServerToClient, ClientToServer>): void {
		setTimeout(
			() => {
				if (this.connection !== 'revoked' && this.#socket === socket) socket.connect();
			},
			1000 + Math.random() * 1000
		);
	}

	async #measureClock(socket: Socket<ServerToClient, ClientToServer>): Promise<void> {
		const sent = Date.now();
		const reply = await socket.timeout(commandMilliseconds).emitWithAck('clock');
		if (reply.ok) this.clockOffset = reply.data.now - (sent + Date.now()) / 2;
	}

	#take(message: SliceMessage): void {
		if (message.topic !== this.topic || !isNewer(this.#snapshot, message)) return;
		this.#snapshot = {
			...this.#snapshot,
			slices: {
				...this.#snapshot.slices,
				[message.slice]: { version: message.version, data: message.data }
			}
		};
	}

	#failed(): void {
		this.#failures += 1;
		if (this.connection === 'revoked') return;
		if (this.#failures >= failuresUntilPolling && this.#poll === null) {
			void this.#read();
			this.#poll = setInterval(() => void this.#read(), pollMilliseconds);
		}
	}

	#lost(): void {
		if (this.connection === 'revoked') return;
		this.connection = 'connecting';
		this.#wasAway = true;
	}

	async #read(): Promise<void> {
		try {
			const response = await fetch(`/api/view/${this.audience}/${this.topic}`, {
				headers: { 'if-none-match': this.#etag },
				cache: 'no-store',
				signal: AbortSignal.timeout(commandMilliseconds)
			});
			if (response.status === 401 || response.status === 403 || response.status === 404)
				return this.#showOut();
			if (!response.ok && response.status !== 304) throw new Error(String(response.status));
			if (response.status === 200) {
				this.#etag = response.headers.get('etag') ?? '';
				this.#snapshot = mergeSnapshot(this.#snapshot, (await response.json()) as Snapshot<A>);
			}
			// The server is back: the socket need not wait for its own next attempt.
			if (this.connection === 'offline') this.#reconnect();
			if (this.connection !== 'live') this.#right('polling');
		} catch {
			if (this.connection !== 'live') {
				this.connection = 'offline';
				this.#wasAway = true;
			}
		}
	}

	#right(connection: 'live' | 'polling'): void {
		this.connection = connection;
		if (!this.#wasAway) return;
		this.#wasAway = false;
		this.cameBack = true;
		setTimeout(() => (this.cameBack = false), 4000);
	}

	/** The page is looked at again, or the network is back: do not wait for the next attempt. */
	#awake(): void {
		if (document.visibilityState === 'hidden' || this.connection === 'revoked') return;
		const socket = this.#socket;
		if (socket === null) return;
		if (socket.connected) void this.#watch();
		else this.#reconnect();
		if (this.#poll !== null) void this.#read();
	}

	#reconnect(): void {
		// While Socket.IO waits for its next attempt, connect() alone does nothing.
		if (this.#socket?.connected === false) this.#socket.disconnect().connect();
	}

	#goodbye(goodbye: Goodbye): void {
		if (goodbye.reason === 'revoked') this.#showOut();
		// Draining: the socket comes back by itself, spread over a moment so that not all come at once.
		else setTimeout(() => this.#socket?.connect(), 300 + Math.random() * 1500);
	}

	#showOut(): void {
		this.connection = 'revoked';
		this.#stopPolling();
		this.#socket?.disconnect();
	}

	#stopPolling(): void {
		if (this.#poll !== null) clearInterval(this.#poll);
		this.#poll = null;
	}
}

function codeOf(body: unknown): string {
	return typeof body === 'object' && body !== null && 'code' in body
		? String(body.code)
		: 'unavailable';
}
