/** What a page of a meeting reads for its own person: fetched when it is needed first, and again when asked for. */
export class MeetingReading<View> {
	readonly #url: string;
	#under: Promise<void> | null = null;
	#again = false;
	view = $state.raw<View | null>(null);
	/** The last attempt came to nothing; what is held is still shown. */
	failed = $state(false);

	constructor(url: string, first: View | null = null) {
		this.#url = url;
		this.view = first;
	}

	/** One request at a time: what is asked for meanwhile is one more after it. */
	read(): Promise<void> {
		if (this.#under !== null) {
			this.#again = true;
			return this.#under;
		}
		this.#under = this.#fetch().finally(() => {
			this.#under = null;
			if (!this.#again) return;
			this.#again = false;
			void this.read();
		});
		return this.#under;
	}

	async #fetch(): Promise<void> {
		try {
			const response = await fetch(this.#url, {
				headers: { accept: 'application/json' },
				signal: AbortSignal.timeout(8000)
			});
			if (!response.ok) throw new Error(String(response.status));
			this.view = (await response.json()) as View;
			this.failed = false;
		} catch {
			this.failed = true;
		}
	}
}
