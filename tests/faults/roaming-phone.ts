import type { Snapshot } from '#lib/contract/live.ts';
import { newToken } from '#lib/server/ids.ts';
import type { Acknowledged } from '../support/ballots.ts';
import { HttpConnection } from '../load/http-connection.ts';
import { LivePhone } from '../load/phone.ts';

/**
 * A phone in front of several instances with nothing sticky: each connection and each answer goes to any of them, and
 * what failed is tried again, somewhere, as the page does.
 */
export class RoamingPhone {
	readonly #urls: readonly string[];
	readonly #run: { runId: string; joinCode: string };
	readonly #live: LivePhone;
	#stopped = false;
	/** Whether it is connected and has been told how things stand. */
	connected = false;
	/** The newest version of the run that it knows. */
	version = -1;

	constructor(urls: readonly string[], run: { runId: string; joinCode: string }) {
		this.#urls = urls;
		this.#run = run;
		this.#live = new LivePhone('', { namespace: '/voter', audience: 'voter', topic: run.runId });
		this.#live.onSlice = ({ slice, version }) => {
			if (slice === 'run') this.version = Math.max(this.version, version);
		};
		this.#live.onGone = () => {
			this.connected = false;
			void this.comeBack(300 + Math.random() * 1500);
		};
	}

	/** Connects, however often it has to try. */
	async comeBack(wait: number): Promise<void> {
		await sleep(wait);
		while (!this.#stopped && !this.connected) {
			try {
				const { slices } = (await this.#live.connect(this.#any())) as Snapshot<'voter'>;
				this.version = Math.max(this.version, slices.run.version);
				this.connected = true;
			} catch {
				this.#live.disconnect();
				await sleep(250 + Math.random() * 500);
			}
		}
	}

	/** Answers on and on until told to stop; notes what was acknowledged before doing anything else. */
	async keepAnswering(noted: Acknowledged[], isOver: () => boolean): Promise<void> {
		const token = newToken();
		for (let rev = 1; !isOver(); rev += 1) {
			const itemNo = 1 + (rev % 10);
			const choice = 1 + (rev % 3);
			const answer = { code: this.#run.joinCode, token, item: itemNo, choice, rev };
			while (!(await this.#cast(answer)) && !isOver()) await sleep(50 + Math.random() * 100);
			if (!isOver()) noted.push({ token, itemNo, choice, rev });
		}
	}

	stop(): void {
		this.#stopped = true;
		this.#live.disconnect();
	}

	/** True when acknowledged as stored. */
	async #cast(answer: object): Promise<boolean> {
		const connection = new HttpConnection(this.#any());
		try {
			return (await connection.post('/api/ballot', JSON.stringify(answer))).status === 200;
		} catch {
			return false;
		} finally {
			connection.close();
		}
	}

	#any(): string {
		return this.#urls[Math.floor(Math.random() * this.#urls.length)] ?? '';
	}
}

export function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
