import type { Actor } from '#lib/domain/access/actor.ts';
import { can } from '#lib/domain/access/can.ts';
import type { MeetingMe } from '#lib/contract/views/meeting.ts';
import type { Ports } from '../../ports.ts';
import { getMeetingFor } from './meeting-rights.ts';
import { meetingMe } from './meeting-views.ts';

/** Who the reader is in the meeting. @throws ExpectedError notFound, notSignedIn, notAllowed */
export async function readMeetingMe(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string }
): Promise<MeetingMe> {
	const { subject } = await getMeetingFor(ports, actor, input.meetingId, 'meeting.take');
	return meetingMe(actor, subject, can(actor, 'meeting.lead', subject));
}
