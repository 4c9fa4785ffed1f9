import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { PersonInput } from '#lib/contract/forms/person.ts';
import { withActor } from '../../db/actor.ts';
import { replaceMemberships } from '../../db/queries/membership.ts';
import { insertPerson } from '../../db/queries/person.ts';
import { explainViolation } from '../../db/violations.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { issuePasswordLink, type PasswordLink } from './password-link.ts';

/** What the database's refusals mean to whoever makes or changes a person. */
export const personViolations = {
	person_email_key: () => new ExpectedError('emailTaken', ['email'])
};

/**
 * A new account without a password, and the link with which the person chooses one.
 * @throws ExpectedError notAllowed, emailTaken, invalidInput (an organisation that is gone)
 */
export async function createPerson(
	ports: Ports,
	actor: Actor,
	input: PersonInput
): Promise<PasswordLink & { personId: string }> {
	assertCan(actor, 'person.manage');
	const personId = newId();
	const work = withActor(ports.db, actor, async (tx) => {
		const now = ports.clock.now();
		const { name, email, administrator } = input;
		await insertPerson(tx, { id: personId, name, email, administrator, created_at: now });
		if (!(await replaceMemberships(tx, personId, input.memberships)))
			throw new ExpectedError('invalidInput', ['memberships']);
		return issuePasswordLink(tx, personId, now);
	});
	const link = await explainViolation(work, personViolations);
	ports.log.info({ personId }, 'a person was added');
	return { personId, ...link };
}
