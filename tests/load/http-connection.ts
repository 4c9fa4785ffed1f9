import { connect, type Socket } from 'node:net';

export type Reply = {
	readonly status: number;
	/** Status line and headers, in lower case. */
	readonly head: string;
	readonly body: Buffer;
};

/**
 * One kept-alive HTTP/1.1 connection, as a browser has it: one request at a time. Written by hand because a client
 * that costs as much as the server would hide the server's own cost.
 */
export class HttpConnection {
	readonly #host: string;
	readonly #port: number;
	readonly #origin: string;
	#socket: Socket | null = null;
	#held: Buffer = Buffer.alloc(0);
	#waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | null = null;
	#tail: Promise<unknown> = Promise.resolve();

	constructor(url: string) {
		const { hostname, port, origin } = new URL(url);
		this.#host = hostname;
		this.#port = Number(port);
		this.#origin = origin;
	}

	get(path: string): Promise<Reply> {
		return this.#enqueue(() => this.#ask(this.#head('GET', path, '')));
	}

	post(path: string, body: string): Promise<Reply> {
		const length = `content-type: application/json\r\ncontent-length: ${String(Buffer.byteLength(body))}\r\n`;
		return this.#enqueue(() => this.#ask(this.#head('POST', path, length) + body));
	}

	close(): void {
		this.#socket?.destroy();
		this.#socket = null;
	}

	#enqueue<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.#tail.then(work);
		this.#tail = turn.catch(() => undefined);
		return turn;
	}

	/** What a phone's browser sends with every request. */
	#head(method: string, path: string, more: string): string {
		return (
			`${method} ${path} HTTP/1.1\r\nhost: ${this.#host}:${String(this.#port)}\r\nconnection: keep-alive\r\n` +
			'user-agent: Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36\r\n' +
			`accept: */*\r\naccept-language: sv-SE,sv;q=0.9\r\naccept-encoding: gzip, deflate, br\r\norigin: ${this.#origin}\r\n` +
			`referer: ${this.#origin}/\r\nsec-fetch-site: same-origin\r\n${more}\r\n`
		);
	}

	#ask(request: string): Promise<Reply> {
		return new Promise((resolve, reject) => {
			this.#waiting = { resolve, reject };
			this.#socket ??= this.#open();
			this.#socket.write(request);
		});
	}

	#open(): Socket {
		const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
		const gone = (error?: Error) => {
			if (this.#socket === socket) this.#socket = null;
			this.#held = Buffer.alloc(0);
			this.#waiting?.reject(error ?? new Error('the connection was closed'));
			this.#waiting = null;
		};
		socket.on('data', (part: Buffer) => {
			this.#held = this.#held.length === 0 ? part : Buffer.concat([this.#held, part]);
			this.#read();
		});
		socket.on('error', gone);
		socket.on('close', () => {
			gone();
		});
		return socket;
	}

	#read(): void {
		const headEnd = this.#held.indexOf('\r\n\r\n');
		if (headEnd < 0) return;
		const head = this.#held.toString('latin1', 0, headEnd).toLowerCase();
		const bodyStart = headEnd + 4;
		const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
		const body =
			length === undefined
				? readChunks(this.#held, bodyStart)
				: readLength(this.#held, bodyStart, Number(length));
		if (body === null) return;
		this.#held = Buffer.alloc(0);
		const done = this.#waiting;
		this.#waiting = null;
		done?.resolve({ status: Number(head.slice(9, 12)), head, body });
	}
}

function readLength(held: Buffer, start: number, length: number): Buffer | null {
	return held.length < start + length ? null : held.subarray(start, start + length);
}

/** The body of a chunked reply, or null while it is not whole. */
function readChunks(held: Buffer, start: number): Buffer | null {
	const parts: Buffer[] = [];
	let at = start;
	for (;;) {
		const lineEnd = held.indexOf('\r\n', at);
		if (lineEnd < 0) return null;
		const size = Number.parseInt(held.toString('latin1', at, lineEnd), 16);
		const chunkStart = lineEnd + 2;
		if (held.length < chunkStart + size + 2) return null;
		if (size === 0) return Buffer.concat(parts);
		parts.push(held.subarray(chunkStart, chunkStart + size));
		at = chunkStart + size + 2;
	}
}
