import type { Actor } from '#lib/domain/access/actor.ts';
import type { Agenda } from '#lib/domain/meeting/agenda.ts';
import type { AgendaStepped } from '#lib/contract/views/meeting.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { readAgenda, saveAgenda } from '../../db/queries/agenda.ts';
import { saveFacilitator } from '../../db/queries/meeting-people.ts';
import {
	getMeetingOrThrow,
	lockMeeting,
	type MeetingWithPlace
} from '../../db/queries/meeting-place.ts';
import { readVersions } from '../../db/queries/run.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { showCardsAfterSilence } from '../feedback/show-cards.ts';
import { getPersonInMeeting } from './meeting-rights.ts';

type Decide = (
	agenda: Agenda,
	meeting: MeetingWithPlace,
	organisationIds: readonly string[]
) => Agenda;

/** One change of a meeting's agenda, under its lock; nothing is done on an agenda older than the one that was seen. */
export async function changeAgenda(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string; seen?: number | undefined },
	decide: Decide
): Promise<AgendaStepped> {
	const { subject, personId } = await getPersonInMeeting(
		ports,
		actor,
		input.meetingId,
		'meeting.lead'
	);
	return withActor(ports.db, actor, async (tx) => {
		await lockMeeting(tx, input.meetingId);
		const version = (await readVersions(tx, input.meetingId))('agenda');
		if (input.seen !== undefined && input.seen !== version) return { version, stepped: false };
		const meeting = await getMeetingOrThrow(tx, input.meetingId);
		const before = await readAgenda(tx, meeting);
		const after = decide(before, meeting, subject.groupOrganisationIds);
		if (JSON.stringify(before) === JSON.stringify(after)) return { version, stepped: false };
		await saveAgenda(tx, meeting.id, before, after);
		await showCardsAfterSilence(tx, meeting.id, after, {
			organisationIds: subject.groupOrganisationIds,
			now: ports.clock.now()
		});
		if (meeting.state === 'open') await lead(tx, ports, meeting.id, personId);
		if (before.runningItemId !== after.runningItemId) await publish(tx, meeting.id, 'room');
		return { version: await publish(tx, meeting.id, 'agenda'), stepped: true };
	});
}

/** Whoever steps leads. */
export async function lead(
	tx: AppTransaction,
	ports: Ports,
	meetingId: string,
	personId: string | null
): Promise<void> {
	if (personId === null) return;
	const now = ports.clock.now();
	if (await saveFacilitator(tx, { meetingId, personId, namedBy: personId, now }))
		await publish(tx, meetingId, 'room');
}
