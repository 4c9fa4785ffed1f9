import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { InvitationPage } from '#lib/contract/views/people.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { consumeInvitation, findInvitation, lockInvitation } from '../../db/queries/invitation.ts';
import { insertMembership } from '../../db/queries/membership.ts';
import { findPersonByEmail, insertPerson } from '../../db/queries/person.ts';
import { explainViolation } from '../../db/violations.ts';
import { hashToken, newId } from '../../ids.ts';
import { publishAccessEnd } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { tellInviter } from './tell-inviter.ts';
import { startSession, type Browser, type StartedSession } from './start-session.ts';

const pressesPerMinute = 30;

/** What the invitation is to. Looking uses nothing up: a link scanner may look as often as it likes. @throws ExpectedError linkNotValid */
export async function readInvitation(
	ports: Ports,
	actor: Actor,
	input: { token: string }
): Promise<InvitationPage> {
	return withActor(ports.db, systemActor, async (tx) => {
		const { invitation, standing } = await openInvitation(
			tx,
			actor,
			input.token,
			ports.clock.now()
		);
		return {
			name: invitation.name,
			email: invitation.email,
			role: invitation.role,
			organisation: invitation.organisation,
			invitedBy: invitation.invited_by,
			until: invitation.expires_at.toISOString(),
			standing
		};
	});
}

/**
 * Joins the organisation, once. Whoever has no account gets one, and a session (null for the signed-in, who keeps
 * theirs). An address that has an account joins only as the person it belongs to, signed in: else whoever makes an
 * invitation could press it and be anybody, an administrator too.
 * @throws ExpectedError linkNotValid, signInFirst, tooManyAttempts
 */
export async function acceptInvitation(
	ports: Ports,
	actor: Actor,
	input: { token: string },
	browser: Browser
): Promise<StartedSession | null> {
	if (!ports.rates.take(`acceptInvitation:${browser.address}`, pressesPerMinute))
		throw new ExpectedError('tooManyAttempts');
	const work = withActor(ports.db, systemActor, (tx) =>
		join(tx, ports, { actor, token: input.token, origin: browser.origin })
	);
	// Two invitations of one new address, pressed at once: the second finds the account that the first made.
	const { person, isNew } = await explainViolation(work, {
		person_email_key: () => new ExpectedError('signInFirst')
	});
	ports.log.info({ personId: person.id, isNew }, 'an invitation was accepted');
	return isNew ? startSession(ports, person, browser) : null;
}

async function join(
	tx: AppTransaction,
	ports: Ports,
	{ actor, token, origin }: { actor: Actor; token: string; origin: string }
) {
	const now = ports.clock.now();
	await lockInvitation(tx, hashToken(token));
	const { invitation, owner, standing } = await openInvitation(tx, actor, token, now);
	if (standing === 'signIn' || standing === 'signOut') throw new ExpectedError('signInFirst');
	if (!(await consumeInvitation(tx, invitation.id, now))) throw new ExpectedError('linkNotValid');
	const person = owner ?? {
		id: newId(),
		administrator: false,
		session_epoch: 0,
		password_hash: null
	};
	const { name, email, organisation_id: organisationId, role } = invitation;
	if (owner === undefined) await insertPerson(tx, { id: person.id, name, email, created_at: now });
	await insertMembership(tx, person.id, { organisationId, role });
	await publishAccessEnd(tx, { personId: person.id });
	await tellInviter(tx, ports, { invitation, member: owner?.name ?? name, origin });
	return { person, isNew: owner === undefined };
}

/** A usable invitation, whose address it is, and what this actor can do about it. @throws ExpectedError linkNotValid */
async function openInvitation(tx: AppTransaction, actor: Actor, token: string, now: Date) {
	const invitation = await findInvitation(tx, hashToken(token), now);
	if (invitation === undefined) throw new ExpectedError('linkNotValid');
	const owner = await findPersonByEmail(tx, invitation.email);
	if (owner !== undefined && owner.disabled_at !== null) throw new ExpectedError('linkNotValid');
	return { invitation, owner, standing: standingOf(actor, owner) };
}

function standingOf(actor: Actor, owner: { id: string } | undefined): InvitationPage['standing'] {
	if (actor.kind !== 'person') return owner === undefined ? 'join' : 'signIn';
	return actor.personId === owner?.id ? 'joinAsSelf' : 'signOut';
}
