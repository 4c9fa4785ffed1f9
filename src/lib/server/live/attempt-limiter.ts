import { createHmac, randomBytes } from 'node:crypto';

/**
 * Counts misses, not uses: a hall of 300 honest phones behind one address never meets it.
 * Addresses are kept only as a keyed hash with a key of this process, and only for a minute.
 */
export class AttemptLimiter {
	readonly #key = randomBytes(32);
	readonly #perAddress: number;
	readonly #total: number;
	readonly #now: () => number;
	#windowStart = 0;
	#all = 0;
	#misses = new Map<string, number>();

	/** @param limits misses a minute, per address and in all */
	constructor(limits: { perAddress: number; total: number }, now: () => number) {
		this.#perAddress = limits.perAddress;
		this.#total = limits.total;
		this.#now = now;
	}

	/** True when this address has missed too often in this minute. */
	isBlocked(address: string): boolean {
		this.#turnWindow();
		// Nobody has missed that often: the usual case, asked with every answer.
		if (this.#all < this.#perAddress) return false;
		return (this.#misses.get(this.#hash(address)) ?? 0) >= this.#perAddress;
	}

	/** True when misses in all are so many that each further one should be answered slowly. */
	isBusy(): boolean {
		this.#turnWindow();
		return this.#all >= this.#total;
	}

	miss(address: string): void {
		this.#turnWindow();
		const key = this.#hash(address);
		this.#misses.set(key, (this.#misses.get(key) ?? 0) + 1);
		this.#all += 1;
	}

	#turnWindow(): void {
		const now = this.#now();
		if (now - this.#windowStart < 60_000) return;
		this.#windowStart = now;
		this.#all = 0;
		this.#misses.clear();
	}

	#hash(address: string): string {
		return createHmac('sha256', this.#key).update(address).digest('base64');
	}
}
