import type { Actor } from '#lib/domain/access/actor.ts';
import { assertNotHeld } from '#lib/domain/meeting/life-cycle.ts';
import { swedishInstant } from '#lib/domain/swedish-time.ts';
import type { PlanMeetingInput } from '#lib/contract/forms/meeting.ts';
import { withActor } from '../../db/actor.ts';
import {
	getMeetingOrThrow,
	lockMeeting,
	updateMeetingRow
} from '../../db/queries/meeting-place.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from './meeting-rights.ts';

/** When and where the meeting is. @throws ExpectedError meetingHeld, notAllowed, notFound */
export async function planMeeting(
	ports: Ports,
	actor: Actor,
	input: PlanMeetingInput & { meetingId: string }
): Promise<void> {
	const { meetingId, day, time, mode, place } = input;
	await getPersonInMeeting(ports, actor, meetingId, 'meeting.lead');
	await withActor(ports.db, actor, async (tx) => {
		await lockMeeting(tx, meetingId);
		assertNotHeld(await getMeetingOrThrow(tx, meetingId));
		await updateMeetingRow(tx, meetingId, {
			held_on: day,
			starts_at: day === null || time === null ? null : swedishInstant(day, time),
			mode,
			place
		});
		await publish(tx, meetingId, 'agenda');
	});
}
