import { io, type Socket } from 'socket.io-client';
import type { Ack, Audience, SliceMessage, Snapshot } from '#lib/contract/live.ts';
import { newToken } from '#lib/server/ids.ts';
import { HttpConnection } from './http-connection.ts';

type Ask = { namespace: string; audience: Audience; topic: string; cookie?: string };

/** A live client as the pages have it: a socket that watches one topic, and what it has heard since. */
export class LivePhone {
	readonly #url: string;
	readonly #ask: Ask;
	#socket: Socket | null = null;
	/** Slice messages heard since the last connecting. */
	heard = 0;
	onSlice: (message: SliceMessage) => void = () => undefined;
	/** The connection ended, and not by us. */
	onGone: () => void = () => undefined;

	constructor(url: string, ask: Ask) {
		this.#url = url;
		this.#ask = ask;
	}

	/** Connects and watches; resolves with what it was told. @throws Error when refused or not answered */
	async connect(url = this.#url): Promise<Snapshot> {
		const { namespace, audience, topic, cookie } = this.#ask;
		const socket = io(url + namespace, {
			path: '/live',
			transports: ['websocket'],
			forceNew: true,
			reconnection: false,
			timeout: 30_000,
			extraHeaders: { origin: url, ...(cookie === undefined ? {} : { cookie }) }
		});
		this.#socket = socket;
		this.heard = 0;
		socket.on('slice', (message: SliceMessage) => {
			this.heard += 1;
			this.onSlice(message);
		});
		socket.on('disconnect', () => {
			if (this.#socket === socket) this.onGone();
		});
		await new Promise<void>((resolve, reject) => {
			socket.once('connect', resolve);
			socket.once('connect_error', reject);
		});
		const reply = (await socket
			.timeout(30_000)
			.emitWithAck('watch', { topic, audience })) as Ack<Snapshot>;
		if (!reply.ok) throw new Error(`watching was refused: ${reply.code}`);
		return reply.data;
	}

	async command(name: string, input: unknown): Promise<void> {
		const reply = (await this.#socket?.timeout(30_000).emitWithAck('command', { name, input })) as
			Ack<unknown> | undefined;
		if (reply?.ok !== true) throw new Error(`${name} was refused: ${reply?.code ?? 'no socket'}`);
	}

	disconnect(): void {
		const socket = this.#socket;
		this.#socket = null;
		socket?.disconnect();
	}
}

/** The phone of somebody who answers: the page over HTTP, answers over the same connection, and a live socket beside. */
export class AnsweringPhone {
	readonly http: HttpConnection;
	readonly live: LivePhone;
	readonly #code: string;
	readonly #token = newToken();
	readonly #revs = new Map<number, number>();

	constructor(url: string, run: { runId: string; joinCode: string }) {
		this.http = new HttpConnection(url);
		this.live = new LivePhone(url, { namespace: '/voter', audience: 'voter', topic: run.runId });
		this.#code = run.joinCode;
	}

	/** Loads the page and its files. */
	async load(paths: readonly string[]): Promise<void> {
		for (const path of paths) {
			const { status } = await this.http.get(path);
			if (status !== 200) throw new Error(`${path} answered ${String(status)}`);
		}
	}

	/** Answers or changes an item; resolves with the milliseconds until it was acknowledged as stored. */
	async answer(item: number): Promise<number> {
		const rev = (this.#revs.get(item) ?? 0) + 1;
		this.#revs.set(item, rev);
		const choice = 1 + ((item + rev) % 3);
		const body = JSON.stringify({ code: this.#code, token: this.#token, item, choice, rev });
		const sent = performance.now();
		const reply = await this.http.post('/api/ballot', body);
		const milliseconds = performance.now() - sent;
		if (reply.status !== 200 || !reply.body.includes(`"rev":${String(rev)}`))
			throw new Error(`an answer was not stored: ${reply.body.toString('utf8')}`);
		return milliseconds;
	}

	leave(): void {
		this.live.disconnect();
		this.http.close();
	}
}
