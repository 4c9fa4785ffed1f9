import type { Page } from '@playwright/test';

/** Everything that a server has told some pages: its answers and its words over websockets. */
export type Overheard = {
	/** Listens on one more page. */
	alsoOn(page: Page): void;
	/** Waits until the answers that have begun are read. */
	settle(): Promise<void>;
	readonly count: number;
	/** What holds a result of an item. */
	results(): string[];
	/** What holds a number of people that is told exactly only after the closing. */
	exactNumbers(): string[];
};

/** Listens from now on; call before the page goes anywhere. */
export function listenFor(first: Page): Overheard {
	const heard: string[] = [];
	const reading: Promise<void>[] = [];
	const alsoOn = (page: Page) => {
		page.on('websocket', (socket) => {
			socket.on('framereceived', ({ payload }) => heard.push(payload.toString()));
		});
		page.on('response', (response) => {
			if (!['document', 'fetch', 'xhr'].includes(response.request().resourceType())) return;
			reading.push(
				response.text().then(
					(text) => void heard.push(text),
					// A redirect has no body.
					() => undefined
				)
			);
		});
	};
	alsoOn(first);
	return {
		alsoOn,
		settle: async () => void (await Promise.all(reading)),
		get count() {
			return heard.length;
		},
		results: () => heard.filter((text) => /\bcounts\b["']?:|\bsuppressed["']?:/.test(text)),
		// Coarse turnout comes with `kind`; any other number of respondents or answered is one too many.
		exactNumbers: () => heard.filter((text) => /\b(?:respondents|answered)["']?:\s*\d/.test(text))
	};
}
