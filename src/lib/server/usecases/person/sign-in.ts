import { publicActor, systemActor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { knownBrowserName } from '../../auth/known-browser.ts';
import { withActor } from '../../db/actor.ts';
import { findPersonByEmail, updatePerson } from '../../db/queries/person.ts';
import type { Ports } from '../../ports.ts';
import { startSession, type Browser, type StartedSession } from './start-session.ts';

/**
 * An unknown address, a wrong password, a person without one and a disabled person get the same answer after the
 * same work, so that nobody learns who has an account.
 * @throws ExpectedError wrongCredentials, tooManyAttempts, unavailable (too many are signing in at this moment)
 */
export async function signIn(
	ports: Ports,
	input: { email: string; password: string },
	browser: Browser
): Promise<StartedSession> {
	assertCan(publicActor, 'account.signIn');
	const person = await withActor(ports.db, systemActor, (tx) => findPersonByEmail(tx, input.email));
	const enabled = person?.disabled_at === null ? person : undefined;
	const knownBrowser = knownBrowserName(browser.device, enabled);
	const attempt = ports.signInThrottle.begin({
		address: browser.address,
		email: input.email,
		knownBrowser
	});
	let right: boolean;
	try {
		right = await ports.passwords.verify(
			enabled?.password_hash ?? null,
			input.password,
			knownBrowser !== null
		);
	} catch (error) {
		attempt.notChecked();
		throw error;
	}
	if (!right || enabled === undefined) {
		ports.log.info({ knownBrowser: knownBrowser !== null }, 'a sign-in failed');
		throw new ExpectedError('wrongCredentials');
	}
	attempt.succeeded();
	const password_hash = await renewedHash(ports, enabled, input.password);
	ports.log.info({ personId: enabled.id }, 'signed in');
	return startSession(ports, { ...enabled, password_hash }, browser);
}

/** A hash made at an earlier cost is replaced while the password is at hand. */
async function renewedHash(
	ports: Ports,
	person: { id: string; password_hash: string | null },
	password: string
): Promise<string | null> {
	const old = person.password_hash;
	if (old === null || !ports.passwords.isOutdated(old)) return old;
	const password_hash = await ports.passwords.hash(password);
	await withActor(ports.db, systemActor, (tx) => updatePerson(tx, person.id, { password_hash }));
	return password_hash;
}
