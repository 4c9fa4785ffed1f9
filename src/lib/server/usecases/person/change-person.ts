import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { ChangePersonInput } from '#lib/contract/forms/person.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { lockMembershipsOfPerson, replaceMemberships } from '../../db/queries/membership.ts';
import { deleteLinksFor } from '../../db/queries/one-time-link.ts';
import { lockEnabledAdministrators, lockPerson, updatePerson } from '../../db/queries/person.ts';
import { explainViolation } from '../../db/violations.ts';
import { publishAccessEnd } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { personViolations } from './create-person.ts';
import { endAccessOf } from './own-sessions.ts';
import { personVersion } from './person-version.ts';

/**
 * Name, address and roles. Live connections start over with the new roles; when being administrator begins or ends,
 * the person's sessions end too.
 * @throws ExpectedError notAllowed, notFound, emailTaken, lastAdministrator, invalidInput (an organisation is gone),
 * changedByAnother (something of it is not as it was read)
 */
export async function changePerson(
	ports: Ports,
	actor: Actor,
	input: ChangePersonInput & { personId: string }
): Promise<void> {
	assertCan(actor, 'person.manage');
	const { personId, name, email, administrator } = input;
	const work = withActor(ports.db, actor, async (tx) => {
		if (!administrator) await assertNotLastAdministrator(tx, personId);
		const before = await lockPerson(tx, personId);
		if (before === undefined) throw new ExpectedError('notFound');
		const memberships = await lockMembershipsOfPerson(tx, personId);
		if (personVersion({ ...before, memberships }) !== input.version)
			throw new ExpectedError('changedByAnother');
		await updatePerson(tx, personId, { name, email, administrator });
		if (!(await replaceMemberships(tx, personId, input.memberships)))
			throw new ExpectedError('invalidInput', ['memberships']);
		if (before.administrator === administrator) await publishAccessEnd(tx, { personId });
		else await endAccessOf(tx, personId);
	});
	await explainViolation(work, personViolations);
	ports.log.info({ personId, administrator }, 'a person was changed');
}

/**
 * The person can no longer sign in, and is out of every session and live connection within a second. What they have
 * done stays. @throws ExpectedError notAllowed, notFound, lastAdministrator
 */
export async function disablePerson(
	ports: Ports,
	actor: Actor,
	input: { personId: string }
): Promise<void> {
	assertCan(actor, 'person.manage');
	const { personId } = input;
	await withActor(ports.db, actor, async (tx) => {
		await assertNotLastAdministrator(tx, personId);
		if (!(await updatePerson(tx, personId, { disabled_at: ports.clock.now() })))
			throw new ExpectedError('notFound');
		await deleteLinksFor(tx, { purpose: 'choosePassword', personId });
		await deleteLinksFor(tx, { purpose: 'practiceSignIn', personId });
		await endAccessOf(tx, personId);
	});
	ports.log.info({ personId }, 'a person was disabled');
}

/** The person can sign in again, with the password they had. @throws ExpectedError notAllowed, notFound */
export async function enablePerson(
	ports: Ports,
	actor: Actor,
	input: { personId: string }
): Promise<void> {
	assertCan(actor, 'person.manage');
	const { personId } = input;
	await withActor(ports.db, actor, async (tx) => {
		if (!(await updatePerson(tx, personId, { disabled_at: null })))
			throw new ExpectedError('notFound');
	});
	ports.log.info({ personId }, 'a person was enabled');
}

/** Somebody must always be left who can let others in. @throws ExpectedError lastAdministrator */
async function assertNotLastAdministrator(tx: AppTransaction, personId: string): Promise<void> {
	const administrators = await lockEnabledAdministrators(tx);
	if (administrators.length === 1 && administrators[0] === personId)
		throw new ExpectedError('lastAdministrator');
}
