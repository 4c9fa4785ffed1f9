import { systemActor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertGoodPassword } from '../../auth/password-rule.ts';
import { withActor } from '../../db/actor.ts';
import { consumeOneTimeLink } from '../../db/queries/one-time-link.ts';
import { findPerson, updatePerson } from '../../db/queries/person.ts';
import { hashToken } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { endAccessOf } from './own-sessions.ts';
import { personOfLink, readPasswordLink } from './password-link.ts';
import { startSession, type Browser, type StartedSession } from './start-session.ts';

/**
 * Uses a password link up: the new password holds, every session from before it ends, and this browser is signed in.
 * A password that is refused leaves the link as it was.
 * @throws ExpectedError linkNotValid, passwordTooShort, passwordTooCommon, unavailable
 */
export async function choosePassword(
	ports: Ports,
	input: { token: string; password: string },
	browser: Browser
): Promise<StartedSession> {
	const { name, email } = await readPasswordLink(ports, input.token);
	assertGoodPassword(input.password, [name, email]);
	const password_hash = await ports.passwords.hash(input.password);
	const person = await withActor(ports.db, systemActor, async (tx) => {
		const now = ports.clock.now();
		const { id } = await personOfLink(tx, input.token, now);
		if (!(await consumeOneTimeLink(tx, hashToken(input.token), now)))
			throw new ExpectedError('linkNotValid');
		await updatePerson(tx, id, { password_hash });
		await endAccessOf(tx, id);
		return findPerson(tx, id);
	});
	if (person === undefined) throw new ExpectedError('linkNotValid');
	ports.log.info({ personId: person.id }, 'a password was chosen');
	return startSession(ports, person, browser);
}
