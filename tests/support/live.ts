import { createServer } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { cookieName } from '#lib/server/auth/guards.ts';
import type { Application } from '#lib/server/boot.ts';
import { attachLive } from '#lib/server/live/attach.ts';
import type { Ack, Audience, SliceMessage, Snapshot } from '#lib/contract/live.ts';
import type { SeededPerson } from './seed.ts';

/** A live server of an application on an HTTP server of its own, and clients that write down all they hear. */
export class LiveHost {
	readonly url: string;
	readonly #application: Application;
	readonly #clients: LiveClient[] = [];
	readonly #stop: () => Promise<void>;

	private constructor(url: string, application: Application, stop: () => Promise<void>) {
		this.url = url;
		this.#application = application;
		this.#stop = stop;
	}

	static async start(application: Application): Promise<LiveHost> {
		const httpServer = createServer();
		const live = await attachLive(httpServer, application);
		await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
		const address = httpServer.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		return new LiveHost(`http://127.0.0.1:${String(port)}`, application, async () => {
			await live.close();
			await new Promise((resolve) => httpServer.close(resolve));
		});
	}

	/** A facilitator's device, signed in. */
	async signedIn(person: SeededPerson): Promise<LiveClient> {
		const { value } = await this.#application.ports.sessions.start(person, 'test');
		return this.withCookie(`${cookieName('session', false)}=${value}`);
	}

	/** A wall that stands on a wall link. */
	wall(token: string): Promise<LiveClient> {
		return this.withCookie(`${cookieName('wall', false)}=${token}`);
	}

	/** A staff member's phone: without any cookie, in the voters' namespace. */
	phone(): Promise<LiveClient> {
		return this.#connect('/voter', '');
	}

	/** @throws Error with the server's reason when the connection is refused */
	withCookie(cookie: string): Promise<LiveClient> {
		return this.#connect('/', cookie);
	}

	async #connect(namespace: string, cookie: string): Promise<LiveClient> {
		const client = new LiveClient(
			io(this.url + namespace, {
				path: '/live',
				transports: ['websocket'],
				forceNew: true,
				reconnection: false,
				extraHeaders: { origin: this.url, cookie }
			})
		);
		this.#clients.push(client);
		await client.connected;
		return client;
	}

	async close(): Promise<void> {
		for (const client of this.#clients) client.disconnect();
		await this.#stop();
	}
}

export class LiveClient {
	readonly slices: SliceMessage[] = [];
	readonly goodbyes: string[] = [];
	readonly snapshots: Snapshot[] = [];
	readonly connected: Promise<void>;
	readonly gone: Promise<void>;
	readonly #socket: Socket;

	constructor(socket: Socket) {
		this.#socket = socket;
		socket.on('slice', (message: SliceMessage) => this.slices.push(message));
		socket.on('goodbye', (goodbye: { reason: string }) => this.goodbyes.push(goodbye.reason));
		this.connected = new Promise((resolve, reject) => {
			socket.on('connect', resolve);
			socket.on('connect_error', reject);
		});
		this.gone = new Promise((resolve) => {
			socket.on('disconnect', () => {
				resolve();
			});
		});
	}

	async watch(topic: string, audience: Audience): Promise<Ack<Snapshot>> {
		const reply = (await this.#ask('watch', { topic, audience })) as Ack<Snapshot>;
		if (reply.ok) this.snapshots.push(reply.data);
		return reply;
	}

	command(name: string, input: unknown): Promise<Ack<unknown>> {
		return this.#ask('command', { name, input }) as Promise<Ack<unknown>>;
	}

	/** The newest data of a slice, whether it came with the snapshot or after it. */
	latest(slice: string): unknown {
		const told = this.slices.filter((message) => message.slice === slice);
		const newest = told.reduce<SliceMessage | null>(
			(best, message) => (best === null || message.version >= best.version ? message : best),
			null
		);
		if (newest !== null) return newest.data;
		const slices = this.snapshots.at(-1)?.slices as
			Record<string, { data: unknown } | undefined> | undefined;
		return slices?.[slice]?.data;
	}

	/** Every word this client has ever been sent. */
	everything(): string {
		return JSON.stringify([this.snapshots, this.slices]);
	}

	disconnect(): void {
		this.#socket.disconnect();
	}

	#ask(event: string, payload: unknown): Promise<unknown> {
		return this.#socket.timeout(5000).emitWithAck(event, payload) as Promise<unknown>;
	}
}
