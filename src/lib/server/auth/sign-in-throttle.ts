import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { ExpectedError } from '#lib/domain/errors.ts';

const seconds = 1000;
const forgottenAfter = 15 * 60 * seconds;
const mostCounters = 50_000;

/**
 * How failed sign-ins slow down further ones. Nobody is ever locked out:
 * – A known browser (one this person has signed in with before, auth/known-browser.ts) is counted by itself, so
 *   nothing that others do limits it.
 * – Another browser waits after its network's failures on this e-mail address (five free, then 1, 2, 4 … 60 s) and
 *   after its network's failures on all addresses (thirty free, then 1, 2, 4, 8 s).
 * – When an e-mail address has had thirty failures from anywhere, each network may try it once a minute; one that
 *   has not failed on it may always try once. So a crowd of attackers needs a network for every guess, and the
 *   person's own new telephone still gets in.
 * Counts live in this process, under a key of it, and are forgotten after a quarter of an hour.
 */
const limits = {
	known: { free: 10, longest: 60 * seconds },
	pair: { free: 5, longest: 60 * seconds },
	network: { free: 30, longest: 8 * seconds },
	email: 30
};

type Counter = { failures: number; last: number };
type Attempt = {
	readonly address: string;
	readonly email: string;
	/** The known browser's own name, or null when this browser is not known for the person. */
	readonly knownBrowser: string | null;
};

/** What came of an attempt that was let through; a failure needs no word. */
export type CountedAttempt = {
	/** Takes back this one and the failures this browser had before it. */
	succeeded(): void;
	/** The password was never looked at: takes back this one. */
	notChecked(): void;
};

export class SignInThrottle {
	readonly #key = randomBytes(32);
	readonly #now: () => number;
	readonly #counters = new Map<string, Counter>();

	/** @param now milliseconds of any steady clock */
	constructor(now: () => number) {
		this.#now = now;
	}

	/**
	 * Counts the attempt as failed before its password is checked, so that a hundred at once are a hundred.
	 * @throws ExpectedError tooManyAttempts when it comes too soon after the failures before it
	 */
	begin(attempt: Attempt): CountedAttempt {
		const network = networkOf(attempt.address);
		const keys =
			attempt.knownBrowser === null
				? {
						own: ['pair', network, attempt.email],
						shared: [
							['network', network],
							['email', attempt.email]
						]
					}
				: { own: ['known', attempt.knownBrowser, attempt.email], shared: [] };
		const own = this.#find(keys.own);
		const shared = keys.shared.map((key) => this.#find(key));
		const waits =
			attempt.knownBrowser === null
				? [
						this.#wait(own, limits.pair),
						this.#wait(shared[0], limits.network),
						this.#besieged(own, shared[1])
					]
				: [this.#wait(own, limits.known)];
		if (waits.some((wait) => wait > 0)) throw new ExpectedError('tooManyAttempts');
		for (const key of [keys.own, ...keys.shared]) this.#count(key);
		return {
			succeeded: () => {
				this.#takeBack([keys.own, ...keys.shared], this.#find(keys.own)?.failures ?? 1);
			},
			notChecked: () => {
				this.#takeBack([keys.own, ...keys.shared], 1);
			}
		};
	}

	#wait(counter: Counter | undefined, limit: { free: number; longest: number }): number {
		if (counter === undefined || counter.failures < limit.free) return 0;
		const wait = Math.min(2 ** (counter.failures - limit.free) * seconds, limit.longest);
		return counter.last + wait - this.#now();
	}

	#besieged(own: Counter | undefined, email: Counter | undefined): number {
		if (own === undefined || email === undefined || email.failures < limits.email) return 0;
		return own.last + limits.pair.longest - this.#now();
	}

	#find(key: readonly string[]): Counter | undefined {
		const counter = this.#counters.get(this.#hash(key));
		return counter !== undefined && this.#now() - counter.last < forgottenAfter
			? counter
			: undefined;
	}

	#count(key: readonly string[]): void {
		const failures = (this.#find(key)?.failures ?? 0) + 1;
		const name = this.#hash(key);
		// Put last, so that the oldest are the first to be forgotten.
		this.#counters.delete(name);
		this.#counters.set(name, { failures, last: this.#now() });
		for (const oldest of this.#counters.keys()) {
			if (this.#counters.size <= mostCounters) break;
			this.#counters.delete(oldest);
		}
	}

	#takeBack(keys: readonly (readonly string[])[], failures: number): void {
		for (const key of keys) {
			const counter = this.#find(key);
			if (counter === undefined) continue;
			counter.failures -= failures;
			if (counter.failures <= 0) this.#counters.delete(this.#hash(key));
		}
	}

	#hash(key: readonly string[]): string {
		return createHmac('sha256', this.#key).update(JSON.stringify(key)).digest('base64');
	}
}

/** Whoever has one IPv6 address has the whole /64 it lies in. */
export function networkOf(address: string): string {
	if (!isIPv6(address) || address.includes('.')) return address;
	const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
	const front = head === '' ? [] : head.split(':');
	const back = tail === undefined || tail === '' ? [] : tail.split(':');
	const zeros = tail === undefined ? 0 : 8 - front.length - back.length;
	const groups = [...front, ...Array<string>(zeros).fill('0'), ...back];
	return groups
		.slice(0, 4)
		.map((group) => parseInt(group, 16).toString(16))
		.join(':');
}
