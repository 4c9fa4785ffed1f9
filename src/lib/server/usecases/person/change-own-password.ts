import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertGoodPassword } from '../../auth/password-rule.ts';
import { withActor } from '../../db/actor.ts';
import { findPerson, updatePerson } from '../../db/queries/person.ts';
import type { Ports } from '../../ports.ts';
import { endAccessOf } from './own-sessions.ts';
import { startSession, type Browser, type StartedSession } from './start-session.ts';

/** Wrong guesses at the present password a minute, for one person: a session left open is no way to it. */
const guessesPerMinute = 5;

/**
 * A new password for the actor, or their first; every other session ends and this browser gets a new one.
 * @throws ExpectedError notSignedIn, invalidInput (no present password), wrongCredentials (the present password is not right), tooManyAttempts,
 * passwordTooShort, passwordTooCommon, unavailable
 */
export async function changeOwnPassword(
	ports: Ports,
	actor: Actor,
	input: { currentPassword: string; password: string },
	browser: Browser
): Promise<StartedSession> {
	assertCan(actor, 'account.own');
	if (actor.kind !== 'person') throw new ExpectedError('notSignedIn');
	const { personId } = actor;
	const person = await withActor(ports.db, actor, (tx) => findPerson(tx, personId));
	if (person === undefined) throw new ExpectedError('notSignedIn');
	const stored = person.password_hash;
	if (stored !== null && input.currentPassword === '')
		throw new ExpectedError('invalidInput', ['currentPassword']);
	if (!ports.rates.take(`changePassword:${personId}`, guessesPerMinute))
		throw new ExpectedError('tooManyAttempts');
	// Whoever came by an invitation has none yet, and chooses the first.
	if (stored !== null && !(await ports.passwords.verify(stored, input.currentPassword, true)))
		throw new ExpectedError('wrongCredentials', ['currentPassword']);
	assertGoodPassword(input.password, [person.name, person.email]);
	const password_hash = await ports.passwords.hash(input.password);
	const changed = await withActor(ports.db, actor, async (tx) => {
		await updatePerson(tx, personId, { password_hash });
		await endAccessOf(tx, personId);
		return findPerson(tx, personId);
	});
	if (changed === undefined) throw new ExpectedError('notSignedIn');
	ports.log.info({ personId }, 'a password was changed');
	return startSession(ports, changed, browser);
}
