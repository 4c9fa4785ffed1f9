import type { Adapter, DatabaseSession, DatabaseUser, Lucia } from 'lucia';
import { systemActor } from '#lib/domain/access/actor.ts';
import type { Clock } from '../clock.ts';
import { withActor } from '../db/actor.ts';
import type { AppDatabase } from '../db/database.ts';
import {
	deleteExpiredSessions,
	deleteSession,
	deleteSessionsOfPerson,
	extendSession,
	findSessionWithPerson,
	insertSession
} from '../db/queries/session.ts';
import { hashToken } from '../ids.ts';

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<{ endsAt: Date }, { name: string; administrator: boolean }>;
		DatabaseSessionAttributes: { device: string; epoch: number; endsAt: Date; createdAt: Date };
		DatabaseUserAttributes: { name: string; administrator: boolean };
	}
}

const rawSessionId = /^[a-z2-7]{40}$/;

/**
 * The only thing that knows Lucia. It stores the SHA-256 of the session id, so a copy of the table opens
 * nothing, and gives Lucia the raw id back, so that its later calls hash to the same row.
 */
export function createLuciaAdapter(db: AppDatabase, clock: Clock): Adapter {
	const asSystem = <T>(work: Parameters<typeof withActor<T>>[2]) =>
		withActor(db, systemActor, work);
	return {
		async getSessionAndUser(raw) {
			if (!rawSessionId.test(raw)) return [null, null];
			const row = await asSystem((tx) => findSessionWithPerson(tx, hashToken(raw), clock.now()));
			if (row === undefined) return [null, null];
			const session: DatabaseSession = {
				id: raw,
				userId: row.person_id,
				expiresAt: row.expires_at,
				attributes: {
					device: row.device,
					epoch: row.session_epoch,
					endsAt: row.ends_at,
					createdAt: row.created_at
				}
			};
			const user: DatabaseUser = {
				id: row.person_id,
				attributes: { name: row.name, administrator: row.administrator }
			};
			return [session, user];
		},
		/** Only hashes are stored, which Lucia could not use: lists of sessions go through queries/session.ts. */
		getUserSessions: () => Promise.resolve([]),
		async setSession(session) {
			await asSystem((tx) =>
				insertSession(tx, {
					id: hashToken(session.id),
					person_id: session.userId,
					session_epoch: session.attributes.epoch,
					device: session.attributes.device,
					created_at: session.attributes.createdAt,
					expires_at:
						session.expiresAt < session.attributes.endsAt
							? session.expiresAt
							: session.attributes.endsAt,
					ends_at: session.attributes.endsAt
				})
			);
		},
		async updateSessionExpiration(raw, expiresAt) {
			await asSystem((tx) => extendSession(tx, hashToken(raw), expiresAt));
		},
		async deleteSession(raw) {
			await asSystem((tx) => deleteSession(tx, hashToken(raw)));
		},
		async deleteUserSessions(personId) {
			await asSystem((tx) => deleteSessionsOfPerson(tx, personId));
		},
		async deleteExpiredSessions() {
			await asSystem((tx) => deleteExpiredSessions(tx, clock.now()));
		}
	};
}
