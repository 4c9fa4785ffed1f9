import { Agent, request as startRequest } from 'node:http';
import type { CastReply, WireChoice } from '#lib/contract/ballot.ts';

/** One answer as it is sent and, when acknowledged, as it is stored. */
export type AnswerLine = { token: string; item: number; choice: WireChoice; rev: number };

/** How sending one answer ended. `unknown`: nobody knows whether it arrived. */
export type CastEnd =
	| { readonly kind: 'stored'; readonly line: AnswerLine }
	| { readonly kind: 'closed' | 'refused' | 'unknown'; readonly status: number };

/** Sends answers as a phone's page does, over connections that are kept. */
export class Caster {
	readonly #url: URL;
	readonly #patience: number;
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
	readonly #headers: Readonly<Record<string, string>>;

	/** @param origin the address that people see, where it is another than the one connected to */
	constructor(url: string, options: { patience?: number; origin?: string } = {}) {
		this.#url = new URL(url);
		this.#patience = options.patience ?? 3000;
		const origin = options.origin ?? url;
		this.#headers = { 'content-type': 'application/json', origin, host: new URL(origin).host };
	}

	async cast(code: string, answer: AnswerLine): Promise<CastEnd> {
		const { status, body } = await this.post('/api/ballot', { code, ...answer });
		const reply = parseReply(body);
		if (status === 200 && reply?.ok === true)
			return { kind: 'stored', line: { token: answer.token, ...reply.data } };
		if (status === 404 && reply?.ok === false) return { kind: 'closed', status };
		return { kind: status === 400 ? 'refused' : 'unknown', status };
	}

	/** Status 0 when no whole answer came. */
	post(
		path: string,
		body: unknown,
		headers: Readonly<Record<string, string>> = {}
	): Promise<{ status: number; body: string }> {
		const text = JSON.stringify(body);
		return new Promise((resolve) => {
			const lost = () => {
				resolve({ status: 0, body: '' });
			};
			const request = startRequest({
				hostname: this.#url.hostname,
				port: this.#url.port,
				agent: this.#agent,
				method: 'POST',
				path,
				headers: { ...this.#headers, 'content-length': Buffer.byteLength(text), ...headers },
				signal: AbortSignal.timeout(this.#patience)
			});
			request.on('error', lost);
			request.on('response', (response) => {
				let told = '';
				response.setEncoding('utf8');
				response.on('data', (part: string) => (told += part));
				response.on('error', lost);
				response.on('end', () => {
					resolve({ status: response.complete ? (response.statusCode ?? 0) : 0, body: told });
				});
			});
			request.end(text);
		});
	}

	close(): void {
		this.#agent.destroy();
	}
}

function parseReply(body: string): CastReply | null {
	try {
		return JSON.parse(body) as CastReply;
	} catch {
		return null;
	}
}
