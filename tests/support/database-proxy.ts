import { createServer, connect, type Server, type Socket } from 'node:net';

/** A network between an instance and its database that can be cut: nothing arrives any more, and nobody is told. */
export class DatabaseProxy {
	readonly #server: Server;
	readonly #socketPath: string;
	readonly #ends = new Set<Socket>();
	#cut = false;

	private constructor(socketPath: string) {
		this.#socketPath = socketPath;
		this.#server = createServer((near) => {
			this.#join(near);
		});
	}

	/** @param connectionString of a PostgreSQL that is reached through a socket in a folder */
	static async start(
		connectionString: string
	): Promise<{ proxy: DatabaseProxy; connectionString: string }> {
		const url = new URL(connectionString.replace('@/', '@localhost/'));
		const folder = url.searchParams.get('host') ?? '';
		const port = url.searchParams.get('port') ?? (url.port === '' ? '5432' : url.port);
		const proxy = new DatabaseProxy(`${folder}/.s.PGSQL.${port}`);
		await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
		const address = proxy.#server.address();
		url.search = '';
		url.hostname = '127.0.0.1';
		url.port = typeof address === 'object' && address !== null ? String(address.port) : '';
		return { proxy, connectionString: url.href };
	}

	cut(): void {
		this.#cut = true;
		for (const end of this.#ends) end.pause();
	}

	mend(): void {
		this.#cut = false;
		for (const end of this.#ends) end.resume();
	}

	close(): void {
		for (const end of this.#ends) end.destroy();
		this.#server.close();
	}

	#join(near: Socket): void {
		const far = connect(this.#socketPath);
		for (const [from, to] of [
			[near, far],
			[far, near]
		] as const) {
			this.#ends.add(from);
			from.on('data', (part: Buffer) => to.write(part));
			from.on('error', () => undefined);
			from.on('close', () => {
				this.#ends.delete(from);
				to.destroy();
			});
			if (this.#cut) from.pause();
		}
	}
}
