import { createHmac, randomBytes } from 'node:crypto';

/** Lets `burst` events through at once and `perSecond` on average. */
export class TokenBucket {
	readonly #burst: number;
	readonly #perSecond: number;
	#tokens: number;
	#at: number;

	constructor(burst: number, perSecond: number, now: number) {
		this.#burst = burst;
		this.#perSecond = perSecond;
		this.#tokens = burst;
		this.#at = now;
	}

	/** @param now milliseconds of any steady clock */
	take(now: number): boolean {
		this.#tokens = Math.min(
			this.#burst,
			this.#tokens + ((now - this.#at) / 1000) * this.#perSecond
		);
		this.#at = now;
		if (this.#tokens < 1) return false;
		this.#tokens -= 1;
		return true;
	}
}

/**
 * One bucket per key. A key that has rested for a minute is full again and forgotten; keys, which may be addresses,
 * are held only as keyed hashes of this process.
 */
export class RateKeeper {
	readonly #now: () => number;
	readonly #secret = randomBytes(32);
	#sweptAt = 0;
	readonly #buckets = new Map<string, { bucket: TokenBucket; usedAt: number }>();

	/** @param now milliseconds of a steady clock */
	constructor(now: () => number) {
		this.#now = now;
	}

	take(key: string, perMinute: number): boolean {
		const now = this.#now();
		this.#sweep(now);
		const name = createHmac('sha256', this.#secret).update(key).digest('base64');
		const known = this.#buckets.get(name) ?? {
			bucket: new TokenBucket(Math.max(1, perMinute), perMinute / 60, now),
			usedAt: now
		};
		known.usedAt = now;
		this.#buckets.set(name, known);
		return known.bucket.take(now);
	}

	#sweep(now: number): void {
		if (now - this.#sweptAt < 60_000) return;
		this.#sweptAt = now;
		for (const [name, { usedAt }] of this.#buckets)
			if (now - usedAt > 60_000) this.#buckets.delete(name);
	}
}
