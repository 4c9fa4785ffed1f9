import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { EndGuestInput, InviteGuestInput } from '#lib/contract/forms/meeting.ts';
import type { GuestListed } from '#lib/contract/views/meeting.ts';
import { withActor } from '../../db/actor.ts';
import {
	insertGuest,
	listGuests,
	revokeGuest,
	revokeUnusedGuestLinks
} from '../../db/queries/meeting-guest.ts';
import { endFacilitator } from '../../db/queries/meeting-people.ts';
import { hashToken, newId, newToken } from '../../ids.ts';
import { publish, publishAccessEnd } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from './meeting-rights.ts';

/** A guest has the meeting, and a fortnight after it to read what was said. */
const daysAfterMeeting = 14;
const guestsPerMinute = 20;

/** A personal link to one meeting. Its token is told once and only its hash is kept. @throws ExpectedError notAllowed, notFound, tooManyAttempts */
export async function inviteGuest(
	ports: Ports,
	actor: Actor,
	input: InviteGuestInput & { meetingId: string }
): Promise<{ token: string }> {
	const { meetingId, name, email } = input;
	const { meeting, personId } = await getPersonInMeeting(ports, actor, meetingId, 'meeting.lead');
	if (personId === null) throw new ExpectedError('notSignedIn');
	if (!ports.rates.take(`inviteGuest:${personId}`, guestsPerMinute))
		throw new ExpectedError('tooManyAttempts');
	const token = newToken();
	const now = ports.clock.now();
	const day = meeting.held_on === null ? now.getTime() : Date.parse(meeting.held_on);
	await withActor(ports.db, actor, async (tx) => {
		await revokeUnusedGuestLinks(tx, { meetingId, email }, now);
		await insertGuest(tx, {
			id: newId(),
			meeting_id: meetingId,
			token_hash: hashToken(token),
			name,
			email,
			invited_by: personId,
			created_at: now,
			expires_at: new Date(Math.max(day, now.getTime()) + daysAfterMeeting * 86_400_000)
		});
	});
	ports.log.info({ personId, meetingId }, 'a guest was invited to a meeting');
	return { token };
}

/** @throws ExpectedError notAllowed, notFound */
export async function readGuests(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string }
): Promise<GuestListed[]> {
	await getPersonInMeeting(ports, actor, input.meetingId, 'meeting.lead');
	return withActor(ports.db, actor, async (tx) => {
		const rows = await listGuests(tx, input.meetingId, ports.clock.now());
		return rows.map((row) => ({
			guestId: row.id,
			name: row.name,
			email: row.email,
			hasCome: row.consumed_at !== null,
			until: row.expires_at.toISOString()
		}));
	});
}

/** Shows a guest out, or takes the link back; their pages go dark within a second. @throws ExpectedError notAllowed, notFound */
export async function endGuest(
	ports: Ports,
	actor: Actor,
	input: EndGuestInput & { meetingId: string }
): Promise<void> {
	const { meetingId, guestId } = input;
	await getPersonInMeeting(ports, actor, meetingId, 'meeting.lead');
	const now = ports.clock.now();
	await withActor(ports.db, actor, async (tx) => {
		const guest = await revokeGuest(tx, { id: guestId, meetingId }, now);
		if (guest === undefined) throw new ExpectedError('notFound');
		if (guest.person_id !== null) {
			await endFacilitator(tx, meetingId, guest.person_id, now);
			await publishAccessEnd(tx, { personId: guest.person_id });
		}
		await publish(tx, meetingId, 'room');
	});
}
