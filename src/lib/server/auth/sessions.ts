import { Lucia, TimeSpan } from 'lucia';
import type { Actor } from '#lib/domain/access/actor.ts';
import { publicActor, systemActor } from '#lib/domain/access/actor.ts';
import type { Clock } from '../clock.ts';
import { withActor } from '../db/actor.ts';
import type { AppDatabase } from '../db/database.ts';
import { listMembershipsOfPerson } from '../db/queries/person.ts';
import { listRoundsLedBy } from '../db/queries/round-leader.ts';
import { findWallLinkByHash } from '../db/queries/wall-link.ts';
import { hashToken } from '../ids.ts';
import { createLuciaAdapter } from './lucia-adapter.ts';

/** Absolute length of a session in hours, never renewed: whoever runs the site signs in daily, others monthly. */
const hoursOfAdministrator = 12;
const hoursOfOthers = 30 * 24;

export type SignedIn = {
	readonly actor: Extract<Actor, { kind: 'person' }>;
	readonly name: string;
	/** SHA-256 of the session id: names the session in lists and notices, opens nothing. */
	readonly sessionId: string;
};

/** Makes, reads and ends sessions. The raw session id leaves this module only into the cookie. */
export class SessionOffice {
	readonly #lucia: Lucia<{ endsAt: Date }, { name: string; administrator: boolean }>;
	readonly #db: AppDatabase;
	readonly #clock: Clock;

	constructor(db: AppDatabase, clock: Clock) {
		this.#db = db;
		this.#clock = clock;
		this.#lucia = new Lucia(createLuciaAdapter(db, clock), {
			sessionExpiresIn: new TimeSpan(hoursOfOthers, 'h'),
			getSessionAttributes: (attributes) => ({ endsAt: attributes.endsAt }),
			getUserAttributes: (attributes) => ({
				name: attributes.name,
				administrator: attributes.administrator
			})
		});
	}

	/** A new session for a person; returns the cookie's value and when it ends. */
	async start(
		person: { id: string; administrator: boolean; session_epoch: number },
		device: string
	) {
		const createdAt = this.#clock.now();
		const hours = person.administrator ? hoursOfAdministrator : hoursOfOthers;
		const endsAt = new Date(createdAt.getTime() + hours * 3_600_000);
		const session = await this.#lucia.createSession(person.id, {
			device,
			epoch: person.session_epoch,
			createdAt,
			endsAt
		});
		return { value: session.id, expiresAt: endsAt };
	}

	/** Who a session cookie stands for, or null. */
	async read(value: string | undefined): Promise<SignedIn | null> {
		if (value === undefined) return null;
		const { session, user } = await this.#lucia.validateSession(value);
		if (session === null) return null;
		const { memberships, leads } = await withActor(this.#db, systemActor, async (tx) => ({
			memberships: await listMembershipsOfPerson(tx, user.id),
			leads: await listRoundsLedBy(tx, user.id)
		}));
		const { administrator } = user;
		return {
			actor: { kind: 'person', personId: user.id, administrator, memberships, leads },
			name: user.name,
			sessionId: hashToken(value)
		};
	}

	async end(value: string): Promise<void> {
		await this.#lucia.invalidateSession(value);
	}

	async deleteExpired(): Promise<void> {
		await this.#lucia.deleteExpiredSessions();
	}

	/** Who a wall cookie stands for; public when the link is unknown, expired or revoked. */
	async readWall(token: string | undefined): Promise<Actor> {
		if (token === undefined || !/^[A-Za-z0-9_-]{22}$/.test(token)) return publicActor;
		const link = await withActor(this.#db, systemActor, (tx) =>
			findWallLinkByHash(tx, hashToken(token), this.#clock.now())
		);
		if (link === undefined) return publicActor;
		return {
			kind: 'wall',
			wallLinkId: link.id,
			runId: link.run_id ?? undefined,
			organisationId: link.organisation_id ?? undefined,
			meetingId: link.meeting_id ?? undefined
		};
	}
}
