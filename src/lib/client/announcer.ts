/** Someone who answers quickly hears the latest, at most every third second, and not every step of the way. */
const interval = 3000;

export class Announcer {
	readonly #region: HTMLElement;
	#due: ReturnType<typeof setTimeout> | null = null;
	#next = '';
	#saidAt = -interval;

	/** @param region an element with role="status" */
	constructor(region: HTMLElement) {
		this.#region = region;
	}

	/** What was on the page when it came is read with the page, and not said again. */
	know(text: string): void {
		this.#next = text;
	}

	say(text: string): void {
		if (text === '' || text === this.#next) return;
		this.#next = text;
		this.#due ??= setTimeout(
			() => {
				this.#due = null;
				this.#saidAt = performance.now();
				this.#region.textContent = this.#next;
			},
			Math.max(0, this.#saidAt + interval - performance.now())
		);
	}
}
