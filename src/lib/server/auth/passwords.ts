import { hash, verify } from '@node-rs/argon2';
import { ExpectedError } from '#lib/domain/errors.ts';
import { longestPassword, normalisePassword } from './password-rule.ts';

/** argon2id (the library's default kind), OWASP's minimum: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;
const prefix = '$argon2id$v=19$m=19456,t=2,p=1$';

/** Of a random password nobody knows: verifying against it takes as long as against a real one. */
const nobodysHash = `${prefix}vZv/JzEI4mhSjg/Mmy5msg$JedDHMqc4qSR30yVl2ydqNxuYpe4wJBRMumCUAkjVx8`;

const mostAtOnce = 2;

type Waiting = { start: () => void };

/**
 * Makes and checks password hashes, at most two at once: each takes a core and 19 MiB, and a flood of sign-ins
 * must leave the rest of the site alone. Whoever is known goes before whoever is not; both queues have an end.
 */
export class PasswordOffice {
	readonly #longestQueue: number;
	readonly #queues: { known: Waiting[]; unknown: Waiting[] } = { known: [], unknown: [] };
	#running = 0;

	/** @param longestQueue how many may wait in each of the two queues */
	constructor(longestQueue = 40) {
		this.#longestQueue = longestQueue;
	}

	/** How many are being worked on or waiting. */
	get load(): number {
		return this.#running + this.#queues.known.length + this.#queues.unknown.length;
	}

	/** @throws ExpectedError unavailable when too many wait already */
	hash(password: string): Promise<string> {
		return this.#inTurn(true, () => hash(normalisePassword(password), cost));
	}

	/**
	 * Whether the password is the one of the hash. Null stands for nobody: false, after the same work.
	 * @throws ExpectedError unavailable when too many wait already
	 */
	verify(stored: string | null, password: string, known = false): Promise<boolean> {
		const given = normalisePassword(password);
		const possible = stored !== null && given.length <= 2 * longestPassword;
		return this.#inTurn(known, async () => {
			const right = await verify(possible ? stored : nobodysHash, possible ? given : 'nobody');
			return right && possible;
		});
	}

	/** True for a hash made at another cost than today's: it is made anew at the next sign-in. */
	isOutdated(stored: string): boolean {
		return !stored.startsWith(prefix);
	}

	async #inTurn<T>(known: boolean, work: () => Promise<T>): Promise<T> {
		const queue = known ? this.#queues.known : this.#queues.unknown;
		if (this.#running >= mostAtOnce) {
			if (queue.length >= this.#longestQueue) throw new ExpectedError('unavailable');
			// Whoever finishes hands its place over, so the count stays as it is.
			await new Promise<void>((start) => queue.push({ start }));
		} else this.#running += 1;
		try {
			return await work();
		} finally {
			const next = this.#queues.known.shift() ?? this.#queues.unknown.shift();
			if (next === undefined) this.#running -= 1;
			else next.start();
		}
	}
}
