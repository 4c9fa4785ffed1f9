import { Client } from 'pg';
import type { Logger } from '../logger.ts';
import { accessChannel, sliceChannel, type AccessNotice, type SliceNotice } from './publish.ts';

/**
 * The instance's ear: one connection that LISTENs and comes back by itself.
 * After a gap nothing is assumed: `onGap` makes everything be read anew.
 */
export type NoticeHandlers = {
	onSlice(notice: SliceNotice): void;
	onAccessEnd(notice: AccessNotice): void;
	onGap(): void;
};

/** How often the connection must show that it lives: one that died without a word would be silent for hours. */
const heartbeatMilliseconds = 2000;

export class NoticeListener {
	readonly #connectionString: string;
	readonly #handlers: NoticeHandlers;
	readonly #log: Logger;
	#client: Client | null = null;
	#stopped = false;
	#retry: NodeJS.Timeout | null = null;
	#heartbeat: NodeJS.Timeout | null = null;

	constructor(connectionString: string, handlers: NoticeHandlers, log: Logger) {
		this.#connectionString = connectionString;
		this.#handlers = handlers;
		this.#log = log;
	}

	/** True while notices arrive. */
	get listening(): boolean {
		return this.#client !== null;
	}

	/** @param connectWithin milliseconds; on the way back an attempt from before the network's return must not be waited for */
	async start(connectWithin = 5000): Promise<void> {
		const client = new Client({
			connectionString: this.#connectionString,
			application_name: 'vankrets-listen',
			options: '-c role=vankrets_app',
			keepAlive: true,
			connectionTimeoutMillis: connectWithin,
			query_timeout: 2 * heartbeatMilliseconds
		});
		client.on('error', (error) => {
			this.#log.warn({ err: error.message }, 'the listening connection failed');
		});
		client.on('end', () => {
			// One that was let go of earlier has a successor by now.
			if (this.#client !== client) return;
			this.#letGo();
			this.#comeBack();
		});
		client.on('notification', (message) => {
			this.#hear(message.channel, message.payload ?? '');
		});
		try {
			await client.connect();
			await client.query(`LISTEN ${sliceChannel}`);
			await client.query(`LISTEN ${accessChannel}`);
		} catch (error) {
			client.end().catch(() => undefined);
			throw error;
		}
		if (this.#stopped) {
			await client.end();
			return;
		}
		this.#client = client;
		this.#heartbeat = setInterval(() => {
			client.query('SELECT 1').catch(() => {
				if (this.#client !== client) return;
				this.#letGo();
				client.end().catch(() => undefined);
				this.#comeBack();
			});
		}, heartbeatMilliseconds);
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		if (this.#retry !== null) clearTimeout(this.#retry);
		const client = this.#client;
		this.#letGo();
		await client?.end();
	}

	#letGo(): void {
		this.#client = null;
		if (this.#heartbeat !== null) clearInterval(this.#heartbeat);
		this.#heartbeat = null;
	}

	#comeBack(): void {
		if (this.#stopped || this.#retry !== null) return;
		this.#retry = setTimeout(() => {
			this.#retry = null;
			this.start(heartbeatMilliseconds).then(
				() => {
					this.#log.info('listening again');
					this.#handlers.onGap();
				},
				() => {
					this.#comeBack();
				}
			);
		}, 250);
	}

	#hear(channel: string, payload: string): void {
		try {
			const notice: unknown = JSON.parse(payload);
			if (typeof notice !== 'object' || notice === null) return;
			if (channel === sliceChannel) this.#handlers.onSlice(notice as SliceNotice);
			if (channel === accessChannel) this.#handlers.onAccessEnd(notice as AccessNotice);
		} catch (error) {
			this.#log.warn({ err: String(error) }, 'a notice could not be read');
		}
	}
}
