import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { raiseSessionEpoch } from '../../db/queries/person.ts';
import {
	deleteOtherSessions,
	deleteSession,
	deleteSessionsOfPerson,
	listSessionsOfPerson
} from '../../db/queries/session.ts';
import { publishAccessEnd } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/** A session is named by the hash of its id, which opens nothing. */
export type OwnSession = {
	readonly sessionId: string;
	/** "Firefox, Windows"; empty when the browser did not say. */
	readonly device: string;
	readonly startedAt: Date;
	readonly endsAt: Date;
};

/** Newest first. @throws ExpectedError notSignedIn */
export async function listOwnSessions(ports: Ports, actor: Actor): Promise<OwnSession[]> {
	const personId = ownId(actor);
	const rows = await withActor(ports.db, actor, (tx) =>
		listSessionsOfPerson(tx, personId, ports.clock.now())
	);
	return rows.map((row) => ({
		sessionId: row.id,
		device: row.device,
		startedAt: row.created_at,
		endsAt: row.ends_at
	}));
}

/** Signs one of the actor's own sessions out, here or elsewhere. @throws ExpectedError notSignedIn, notFound */
export async function endSession(
	ports: Ports,
	actor: Actor,
	input: { sessionId: string }
): Promise<void> {
	ownId(actor);
	await withActor(ports.db, actor, async (tx) => {
		if (!(await deleteSession(tx, input.sessionId))) throw new ExpectedError('notFound');
		await publishAccessEnd(tx, { sessionId: input.sessionId });
	});
}

/** Signs out everywhere but here. Returns how many sessions ended. @throws ExpectedError notSignedIn */
export async function endOtherSessions(
	ports: Ports,
	actor: Actor,
	input: { keptSessionId: string }
): Promise<number> {
	const personId = ownId(actor);
	return withActor(ports.db, actor, async (tx) => {
		const ended = await deleteOtherSessions(tx, personId, input.keptSessionId);
		for (const sessionId of ended) await publishAccessEnd(tx, { sessionId });
		return ended.length;
	});
}

/** Signs out everywhere, here too. @throws ExpectedError notSignedIn */
export async function endAllSessions(ports: Ports, actor: Actor): Promise<void> {
	const personId = ownId(actor);
	await withActor(ports.db, actor, (tx) => endAccessOf(tx, personId));
}

/** Ends every session and live connection of a person: within a second of the commit, on every instance. */
export async function endAccessOf(tx: AppTransaction, personId: string): Promise<void> {
	await raiseSessionEpoch(tx, personId);
	await deleteSessionsOfPerson(tx, personId);
	await publishAccessEnd(tx, { personId });
}

function ownId(actor: Actor): string {
	assertCan(actor, 'account.own');
	if (actor.kind !== 'person') throw new ExpectedError('notSignedIn');
	return actor.personId;
}
