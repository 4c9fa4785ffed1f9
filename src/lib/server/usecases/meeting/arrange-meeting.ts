import type { Actor } from '#lib/domain/access/actor.ts';
import { assertNotHeld } from '#lib/domain/meeting/life-cycle.ts';
import type { ArrangeMeetingInput } from '#lib/contract/commands/meeting.ts';
import { withActor } from '../../db/actor.ts';
import {
	getMeetingOrThrow,
	lockMeeting,
	updateMeetingRow
} from '../../db/queries/meeting-place.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { assertInMeeting } from './facilitators.ts';
import { getPersonInMeeting } from './meeting-rights.ts';

/** Who takes notes, and what is said about the end. @throws ExpectedError meetingHeld, notAllowed, notFound */
export async function arrangeMeeting(
	ports: Ports,
	actor: Actor,
	input: ArrangeMeetingInput
): Promise<void> {
	const { meetingId, noteTakerId, noTakeaways, isLast } = input;
	const { meeting } = await getPersonInMeeting(ports, actor, meetingId, 'meeting.lead');
	if (noteTakerId != null) await assertInMeeting(ports, meeting, noteTakerId);
	const change = {
		...(noteTakerId === undefined ? {} : { note_taker: noteTakerId }),
		...(noTakeaways === undefined ? {} : { no_takeaways: noTakeaways }),
		...(isLast === undefined ? {} : { is_last: isLast })
	};
	if (Object.keys(change).length === 0) return;
	await withActor(ports.db, actor, async (tx) => {
		await lockMeeting(tx, meetingId);
		assertNotHeld(await getMeetingOrThrow(tx, meetingId));
		await updateMeetingRow(tx, meetingId, change);
		await publish(tx, meetingId, 'agenda');
	});
}
