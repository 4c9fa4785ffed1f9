import type { WireChoice } from '#lib/contract/ballot.ts';
import { newToken } from '#lib/server/ids.ts';

/** One more device that answers the items 1, 2, …, as a phone's page does it, without the page. */
export async function answerOverHttp(
	url: string,
	code: string,
	choices: readonly WireChoice[]
): Promise<void> {
	const token = newToken();
	for (const [index, choice] of choices.entries()) {
		const reply = await fetch(`${url}/api/ballot`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: url },
			body: JSON.stringify({ code, token, item: index + 1, choice, rev: 1 })
		});
		if (!reply.ok) throw new Error(`${String(reply.status)} ${await reply.text()}`);
	}
}
