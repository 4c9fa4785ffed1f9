import { systemActor } from '#lib/domain/access/actor.ts';
import { decideAfterFailure } from '#lib/domain/mail/delivery.ts';
import { withActor } from '../db/actor.ts';
import {
	claimDueMail,
	expireMail,
	failMail,
	finishMail,
	postponeMail
} from '../db/queries/mail.ts';
import type { Ports } from '../ports.ts';
import { openLetter } from './queue.ts';
import { refusalOf, type MailServer } from './mail-server.ts';

const mostAtOnce = 5;
const rememberedDays = 30;
/** In milliseconds. */
const longestGoodbye = 3000;

type Claimed = Awaited<ReturnType<typeof claimDueMail>>[number];
type SenderPorts = Pick<Ports, 'db' | 'kek' | 'clock' | 'log'>;

/**
 * Sends what is due. A letter is claimed by one instance in a transaction of its own and sent outside of it; when the
 * instance dies in between, the claim runs out and it is sent again under the same Message-ID.
 */
export class MailSender {
	readonly #ports: SenderPorts;
	/** Null: there is no mail server, letters stay in the outbox. */
	readonly #server: MailServer | null;
	#round: Promise<void> | null = null;
	#timers: NodeJS.Timeout[] = [];

	constructor(ports: SenderPorts, server: MailServer | null) {
		this.#ports = ports;
		this.#server = server;
	}

	start(): void {
		this.#timers = [
			setInterval(() => void this.#quietly(() => this.sendDue()), 1000),
			setInterval(() => void this.#quietly(() => this.sweep()), 60_000)
		];
		for (const timer of this.#timers) timer.unref();
	}

	/** Waits a moment for what is under way; what does not end in time is sent again after the next start. */
	async stop(): Promise<void> {
		for (const timer of this.#timers) clearInterval(timer);
		const moment = new Promise((resolve) => setTimeout(resolve, longestGoodbye).unref());
		await Promise.race([this.#round?.catch(() => undefined), moment]);
		this.#server?.close();
	}

	/** Sends everything that is due now; a call during another one waits for that. */
	sendDue(): Promise<void> {
		this.#round ??= this.#sendAll().finally(() => {
			this.#round = null;
		});
		return this.#round;
	}

	/** Wipes what has run out, and forgets what was done long ago. */
	async sweep(): Promise<void> {
		const now = this.#ports.clock.now();
		const forgottenBefore = new Date(now.getTime() - rememberedDays * 86_400_000);
		await withActor(this.#ports.db, systemActor, (tx) => expireMail(tx, now, forgottenBefore));
	}

	async #sendAll(): Promise<void> {
		const server = this.#server;
		if (server === null) return;
		for (;;) {
			const claimed = await withActor(this.#ports.db, systemActor, (tx) =>
				claimDueMail(tx, this.#ports.clock.now(), mostAtOnce)
			);
			await Promise.all(claimed.map((row) => this.#send(server, row)));
			if (claimed.length < mostAtOnce) return;
		}
	}

	async #send(server: MailServer, row: Claimed): Promise<void> {
		const { db, clock, log } = this.#ports;
		const about = { mailId: row.id, kind: row.kind };
		const letter = openLetter(this.#ports, row);
		if (letter === null) {
			const failure = { refusal: 'sealed with another key', at: clock.now() };
			await withActor(db, systemActor, (tx) => failMail(tx, row.id, failure));
			log.error(about, 'a letter cannot be opened: it was sealed with another key');
			return;
		}
		try {
			await server.deliver({ id: row.id, recipient: row.recipient, letter });
		} catch (error) {
			await this.#failed(row, error);
			return;
		}
		const done = { state: 'sent', at: clock.now() } as const;
		await withActor(db, systemActor, (tx) => finishMail(tx, row.id, done));
		log.info(about, 'a letter was sent');
	}

	async #failed(row: Claimed, error: unknown): Promise<void> {
		const { db, clock, log } = this.#ports;
		const { permanent, refusal } = refusalOf(error);
		const now = clock.now();
		const decision = decideAfterFailure({
			attempts: row.attempts,
			permanent,
			now,
			expiresAt: row.expires_at
		});
		await withActor(db, systemActor, (tx) =>
			decision.state === 'failed'
				? failMail(tx, row.id, { refusal, at: now })
				: postponeMail(tx, row.id, { refusal, nextAt: decision.nextAt })
		);
		log.warn({ mailId: row.id, kind: row.kind, refusal, state: decision.state }, 'a letter failed');
	}

	/** A database that is away for a moment is no reason to stop: the next round tries again. */
	async #quietly(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			this.#ports.log.warn({ err: String(error) }, 'letters could not be looked through');
		}
	}
}
