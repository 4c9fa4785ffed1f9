import { connect, createServer, type Server, type Socket } from 'node:net';

/** What the wire does to one connection from now on. */
export type Weather = {
	/** Milliseconds that every piece waits, each way. */
	delay: number;
	/** Share of pieces that are lost: the connection is reset, or stands still and says nothing more. */
	loss: number;
	/** Whether the server's answers are cut off in their middle, from time to time. */
	cutAnswers: number;
	/** Nothing goes through; connections are neither refused nor closed. */
	halfOpen: boolean;
};

export const fairWeather: Weather = { delay: 0, loss: 0, cutAnswers: 0, halfOpen: false };

/** Stands between clients and apps, as a proxy does: any connection to any app that takes connections. */
export class Balancer {
	readonly #server: Server;
	readonly #targets: URL[];
	readonly #sockets = new Set<Socket>();
	#turn = 0;
	weather: Weather = fairWeather;
	url = '';

	constructor(urls: readonly string[]) {
		this.#targets = urls.map((url) => new URL(url));
		this.#server = createServer((client) => {
			this.#take(client);
		});
	}

	async listen(): Promise<this> {
		await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', 4096, resolve));
		const address = this.#server.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		this.url = `http://127.0.0.1:${String(port)}`;
		return this;
	}

	/** Cuts every connection, as a phone's sleep or a change of network does. */
	cutAll(): void {
		for (const socket of this.#sockets) socket.resetAndDestroy();
	}

	async close(): Promise<void> {
		this.cutAll();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#take(client: Socket): void {
		this.#keep(client);
		if (this.weather.halfOpen) return;
		this.#turn += 1;
		this.#connect(client, this.#turn, this.#targets.length);
	}

	#connect(client: Socket, turn: number, attempts: number): void {
		const target = this.#targets[turn % this.#targets.length];
		if (attempts === 0 || target === undefined) {
			client.destroy();
			return;
		}
		const onward = connect({ host: target.hostname, port: Number(target.port) });
		const next = () => {
			this.#connect(client, turn + 1, attempts - 1);
		};
		onward.once('error', next);
		onward.once('connect', () => {
			onward.off('error', next);
			this.#keep(onward);
			this.#pass(client, onward, false);
			this.#pass(onward, client, true);
		});
	}

	#pass(from: Socket, to: Socket, isAnswer: boolean): void {
		from.on('data', (part: Buffer) => {
			const { delay, loss, cutAnswers, halfOpen } = this.weather;
			if (halfOpen) return;
			const lot = Math.random();
			if (lot < loss / 2) {
				from.resetAndDestroy();
				to.resetAndDestroy();
				return;
			}
			// A piece that is gone takes all that comes after it along: to the client the connection stands still.
			if (lot < loss) {
				from.pause();
				return;
			}
			const cut = isAnswer && Math.random() < cutAnswers;
			const told = cut ? part.subarray(0, Math.floor(part.length / 2)) : part;
			setTimeout(() => {
				if (!to.destroyed) to.write(told);
				if (cut) to.resetAndDestroy();
			}, delay);
		});
		from.on('close', () => {
			setTimeout(() => to.destroy(), this.weather.delay);
		});
	}

	#keep(socket: Socket): void {
		this.#sockets.add(socket);
		socket.on('error', () => undefined);
		socket.on('close', () => this.#sockets.delete(socket));
	}
}
