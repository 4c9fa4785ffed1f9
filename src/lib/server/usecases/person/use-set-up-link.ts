import { systemActor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertGoodPassword } from '../../auth/password-rule.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import {
	consumeOneTimeLink,
	findOneTimeLink,
	lockSetUpLinks
} from '../../db/queries/one-time-link.ts';
import { countPersons, insertPerson } from '../../db/queries/person.ts';
import { hashToken, newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { startSession, type Browser, type StartedSession } from './start-session.ts';

/** Whether the link can still make the first administrator. Looking uses nothing up. @throws ExpectedError linkNotValid */
export async function assertSetUpLink(ports: Ports, token: string): Promise<void> {
	await withActor(ports.db, systemActor, (tx) => assertUsable(tx, token, ports.clock.now()));
}

/**
 * Makes the first administrator and signs them in. However many use links at once, one person is made.
 * @throws ExpectedError linkNotValid, passwordTooShort, passwordTooCommon, unavailable
 */
export async function useSetUpLink(
	ports: Ports,
	input: { token: string; name: string; email: string; password: string },
	browser: Browser
): Promise<StartedSession> {
	await assertSetUpLink(ports, input.token);
	assertGoodPassword(input.password, [input.name, input.email]);
	const person = {
		id: newId(),
		name: input.name,
		email: input.email,
		password_hash: await ports.passwords.hash(input.password),
		administrator: true,
		session_epoch: 0
	};
	await withActor(ports.db, systemActor, async (tx) => {
		await lockSetUpLinks(tx);
		const now = ports.clock.now();
		await assertUsable(tx, input.token, now);
		await consumeOneTimeLink(tx, hashToken(input.token), now);
		await insertPerson(tx, { ...person, created_at: now });
	});
	ports.log.info({ personId: person.id }, 'the first administrator was made');
	return startSession(ports, person, browser);
}

async function assertUsable(tx: AppTransaction, token: string, now: Date): Promise<void> {
	const link = await findOneTimeLink(tx, { tokenHash: hashToken(token), purpose: 'setUp', now });
	if (link === undefined || (await countPersons(tx)) > 0) throw new ExpectedError('linkNotValid');
}
