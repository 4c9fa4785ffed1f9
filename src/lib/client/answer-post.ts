import type { CastRequest, StoredChoice } from '#lib/contract/ballot.ts';
import { padded } from '#lib/contract/padded.ts';
import type { Stored } from './answer-outbox.ts';

/** How an attempt ended. `lost`: nobody knows whether it arrived, try again after at least `wait` milliseconds. */
export type Outcome =
	| { readonly kind: 'stored'; readonly stored: Stored }
	| { readonly kind: 'closed' }
	| { readonly kind: 'refused' }
	| { readonly kind: 'lost'; readonly wait: number };

const patience = 10_000;
const waitWhenBusy = 20_000;

/** Sends one answer, without cookies, and outlives the page. Never throws. */
export async function postAnswer(answer: CastRequest): Promise<Outcome> {
	const reply = await postJson('/api/ballot', answer, true);
	if (reply === null) return { kind: 'lost', wait: 0 };
	const { status, body } = reply;
	if (status === 200) {
		const stored = storedIn(body.data);
		return stored?.item === answer.item ? { kind: 'stored', stored } : { kind: 'lost', wait: 0 };
	}
	if (status === 404 && body.code === 'codeNotOpen') return { kind: 'closed' };
	if (status === 400) return { kind: 'refused' };
	return { kind: 'lost', wait: status === 429 ? waitWhenBusy : 0 };
}

/** What is stored for the token; null when nobody answers; 'closed' when the run takes no more answers. */
export async function fetchOwnAnswers(
	code: string,
	token: string
): Promise<StoredChoice[] | 'closed' | null> {
	const reply = await postJson('/api/ballot/mine', { code, token }, false);
	if (reply?.status === 404 && reply.body.code === 'codeNotOpen') return 'closed';
	if (reply?.status !== 200) return null;
	const answers = (reply.body.data as { answers?: unknown } | undefined)?.answers;
	if (!Array.isArray(answers)) return null;
	return answers.flatMap((one) => storedIn(one) ?? []);
}

type Reply = { status: number; body: { code?: unknown; data?: unknown } };

/** Null when no answer of ours came: no network, too slow, or a page of something in between. */
async function postJson(url: string, body: unknown, keepalive: boolean): Promise<Reply | null> {
	const abort = new AbortController();
	const timer = setTimeout(() => {
		abort.abort();
	}, patience);
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: padded(JSON.stringify(body)),
			credentials: 'omit',
			cache: 'no-store',
			keepalive,
			signal: abort.signal
		});
		const parsed: unknown = await response.json();
		if (typeof parsed !== 'object' || parsed === null) return null;
		return { status: response.status, body: parsed };
	} catch {
		return null;
	} finally {
		clearTimeout(timer);
	}
}

function storedIn(data: unknown): StoredChoice | null {
	if (typeof data !== 'object' || data === null) return null;
	const { item, choice, rev } = data as Record<string, unknown>;
	if (typeof item !== 'number' || typeof rev !== 'number') return null;
	return typeof choice === 'number' || choice === 'dontKnow' ? { item, choice, rev } : null;
}
