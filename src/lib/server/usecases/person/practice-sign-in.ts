import { systemActor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { withActor } from '../../db/actor.ts';
import { findOneTimeLink } from '../../db/queries/one-time-link.ts';
import { findPerson } from '../../db/queries/person.ts';
import { hashToken } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { startSession, type Browser, type StartedSession } from './start-session.ts';

/**
 * In a practice installation a printed link signs a person in, as often as wanted until it runs out.
 * Anywhere else such links are as good as none. @throws ExpectedError linkNotValid
 */
export async function signInForPractice(
	ports: Ports,
	input: { token: string },
	browser: Browser
): Promise<StartedSession> {
	if (!ports.config.PRACTICE) throw new ExpectedError('linkNotValid');
	const person = await withActor(ports.db, systemActor, async (tx) => {
		const link = await findOneTimeLink(tx, {
			tokenHash: hashToken(input.token),
			purpose: 'practiceSignIn',
			now: ports.clock.now()
		});
		return link?.person_id ? findPerson(tx, link.person_id) : undefined;
	});
	if (person?.disabled_at !== null) throw new ExpectedError('linkNotValid');
	return startSession(ports, { ...person, password_hash: null }, browser);
}
