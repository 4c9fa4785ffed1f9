import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import {
	deleteLinksFor,
	findOneTimeLink,
	insertOneTimeLink
} from '../../db/queries/one-time-link.ts';
import { findPerson } from '../../db/queries/person.ts';
import { hashToken, newToken } from '../../ids.ts';
import type { Ports } from '../../ports.ts';

const linkDays = 7;

/** The token is shown once and only its hash is kept. */
export type PasswordLink = { readonly token: string; readonly expiresAt: Date };

/**
 * A link with which the person chooses a password, once; earlier ones end. Their present password works until then.
 * @throws ExpectedError notAllowed, notFound (also for a disabled person)
 */
export async function newPasswordLink(
	ports: Ports,
	actor: Actor,
	input: { personId: string }
): Promise<PasswordLink> {
	assertCan(actor, 'person.manage');
	return withActor(ports.db, actor, async (tx) => {
		const person = await findPerson(tx, input.personId);
		if (person?.disabled_at !== null) throw new ExpectedError('notFound');
		ports.log.info({ personId: person.id }, 'a password link was made');
		return issuePasswordLink(tx, person.id, ports.clock.now());
	});
}

/** Within the transaction of whoever makes or changes the person. */
export async function issuePasswordLink(
	tx: AppTransaction,
	personId: string,
	now: Date
): Promise<PasswordLink> {
	const token = newToken();
	const expiresAt = new Date(now.getTime() + linkDays * 86_400_000);
	await deleteLinksFor(tx, { purpose: 'choosePassword', personId });
	await insertOneTimeLink(tx, {
		token_hash: hashToken(token),
		purpose: 'choosePassword',
		person_id: personId,
		created_at: now,
		expires_at: expiresAt
	});
	return { token, expiresAt };
}

/** Whom the link is for. Looking uses nothing up. @throws ExpectedError linkNotValid */
export async function readPasswordLink(
	ports: Ports,
	token: string
): Promise<{ personId: string; name: string; email: string }> {
	const person = await withActor(ports.db, systemActor, (tx) =>
		personOfLink(tx, token, ports.clock.now())
	);
	return { personId: person.id, name: person.name, email: person.email };
}

/** The enabled person a usable link is for. @throws ExpectedError linkNotValid */
export async function personOfLink(tx: AppTransaction, token: string, now: Date) {
	const tokenHash = hashToken(token);
	const link = await findOneTimeLink(tx, { tokenHash, purpose: 'choosePassword', now });
	const person = link?.person_id ? await findPerson(tx, link.person_id) : undefined;
	if (person?.disabled_at !== null) throw new ExpectedError('linkNotValid');
	return person;
}
