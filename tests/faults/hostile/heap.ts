import { sleep } from '../app-process.ts';

/** The heap of another Node process after a full collection, through its inspector. */
export class HeapGauge {
	readonly #socket: WebSocket;
	#asked = 0;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
	}

	/** @param port that the process was started with: --inspect=127.0.0.1:<port> */
	static async open(port: number): Promise<HeapGauge> {
		const response = await fetch(`http://127.0.0.1:${String(port)}/json/list`);
		const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
		const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
		await new Promise((resolve, reject) => {
			socket.addEventListener('open', resolve);
			socket.addEventListener('error', reject);
		});
		return new HeapGauge(socket);
	}

	/** Megabytes in use when nothing that can be let go of is left. */
	async megabytes(): Promise<number> {
		// What a closed connection holds is let go of a little later.
		for (let turn = 0; turn < 3; turn += 1) {
			await sleep(500);
			await this.#ask('HeapProfiler.collectGarbage');
		}
		const { usedSize } = (await this.#ask('Runtime.getHeapUsage')) as { usedSize: number };
		return usedSize / 2 ** 20;
	}

	close(): void {
		this.#socket.close();
	}

	#ask(method: string): Promise<unknown> {
		this.#asked += 1;
		const id = this.#asked;
		return new Promise((resolve) => {
			const hear = ({ data }: MessageEvent) => {
				const reply = JSON.parse(String(data)) as { id?: number; result?: unknown };
				if (reply.id !== id) return;
				this.#socket.removeEventListener('message', hear);
				resolve(reply.result);
			};
			this.#socket.addEventListener('message', hear);
			this.#socket.send(JSON.stringify({ id, method }));
		});
	}
}
