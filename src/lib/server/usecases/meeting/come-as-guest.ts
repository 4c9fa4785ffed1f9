import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { GuestPage } from '#lib/contract/views/meeting.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { consumeGuestLink, lockGuestLink } from '../../db/queries/meeting-guest.ts';
import { getMeetingOrThrow } from '../../db/queries/meeting-place.ts';
import { findPersonByEmail, insertPerson } from '../../db/queries/person.ts';
import { explainViolation } from '../../db/violations.ts';
import { hashToken, newId } from '../../ids.ts';
import { publish, publishAccessEnd } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { startSession, type Browser, type StartedSession } from '../person/start-session.ts';

const pressesPerMinute = 30;

/** What the link is to. Looking uses nothing up. @throws ExpectedError linkNotValid */
export async function readGuestLink(
	ports: Ports,
	actor: Actor,
	input: { token: string }
): Promise<GuestPage> {
	return withActor(ports.db, systemActor, async (tx) => {
		const { guest, standing } = await openLink(tx, actor, input.token, ports.clock.now());
		const meeting = await getMeetingOrThrow(tx, guest.meeting_id);
		return {
			name: guest.name,
			email: guest.email,
			invitedBy: guest.invited_by,
			group: meeting.group_name,
			ordinal: meeting.ordinal,
			theme: meeting.theme,
			day: meeting.held_on,
			standing
		};
	});
}

/**
 * Comes in, once. As with an invitation: who has no account gets one and a session, and an address that has one comes
 * in only as the person it belongs to, signed in.
 * @throws ExpectedError linkNotValid, signInFirst, tooManyAttempts
 */
export async function comeAsGuest(
	ports: Ports,
	actor: Actor,
	input: { token: string },
	browser: Browser
): Promise<{ meetingId: string; started: StartedSession | null }> {
	if (!ports.rates.take(`comeAsGuest:${browser.address}`, pressesPerMinute))
		throw new ExpectedError('tooManyAttempts');
	const now = ports.clock.now();
	const work = withActor(ports.db, systemActor, async (tx) => {
		const { guest, owner, standing } = await openLink(tx, actor, input.token, now);
		if (standing === 'signIn' || standing === 'signOut') throw new ExpectedError('signInFirst');
		const person = owner ?? {
			id: newId(),
			administrator: false,
			session_epoch: 0,
			password_hash: null
		};
		if (owner === undefined) {
			const { name, email } = guest;
			await insertPerson(tx, { id: person.id, name, email, created_at: now });
		}
		await consumeGuestLink(tx, guest.id, person.id, now);
		await publishAccessEnd(tx, { personId: person.id });
		await publish(tx, guest.meeting_id, 'room');
		return { meetingId: guest.meeting_id, person, isNew: owner === undefined };
	});
	const { meetingId, person, isNew } = await explainViolation(work, {
		person_email_key: () => new ExpectedError('signInFirst')
	});
	ports.log.info({ personId: person.id, meetingId }, 'a guest came to a meeting');
	return { meetingId, started: isNew ? await startSession(ports, person, browser) : null };
}

async function openLink(tx: AppTransaction, actor: Actor, token: string, now: Date) {
	const guest = await lockGuestLink(tx, hashToken(token), now);
	if (guest === undefined) throw new ExpectedError('linkNotValid');
	const owner = await findPersonByEmail(tx, guest.email);
	if (owner !== undefined && owner.disabled_at !== null) throw new ExpectedError('linkNotValid');
	return { guest, owner, standing: standingOf(actor, owner) };
}

function standingOf(actor: Actor, owner: { id: string } | undefined): GuestPage['standing'] {
	if (actor.kind !== 'person') return owner === undefined ? 'join' : 'signIn';
	return actor.personId === owner?.id ? 'joinAsSelf' : 'signOut';
}
