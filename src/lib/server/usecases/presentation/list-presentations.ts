import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan, isMemberOf, leadsRound } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { deadlineOf } from '#lib/domain/presentation/progress.ts';
import { isSharedWithGroup, whyNotReadable } from '#lib/domain/presentation/sharing.ts';
import type {
	MeetingPresentationRow,
	OwnPresentationRow
} from '#lib/contract/views/presentation.ts';
import { withActor } from '../../db/actor.ts';
import { listFiles } from '../../db/queries/presentation-file.ts';
import { getTemplateOrThrow } from '../../db/queries/presentation-template.ts';
import { listPartTexts } from '../../db/queries/presentation-text.ts';
import {
	listMeetingsOfOrganisations,
	listPresentationsOfOrganisations
} from '../../db/queries/presentation.ts';
import { listSteps } from '../../db/queries/process-step.ts';
import type { Ports } from '../../ports.ts';
import { loadMeetingSharing, readFactsOf } from './may-read.ts';
import { progressOfRows } from './read-presentation.ts';

/**
 * One row for each organisation of the meeting's group: whether its presentation is shared, and whether the actor
 * reads it. For members of the group's organisations and whoever leads the round; to others there is no such meeting.
 * @throws ExpectedError notFound
 */
export async function listPresentationsOfMeeting(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string }
): Promise<MeetingPresentationRow[]> {
	// Peers' rows are read as the system and leave here only as yes or no.
	const meeting = await withActor(ports.db, systemActor, (tx) =>
		loadMeetingSharing(tx, input.meetingId)
	);
	const isIn = meeting.organisations.some((one) => isMemberOf(actor, one.id));
	if (!isIn && !leadsRound(actor, meeting.roundId)) throw new ExpectedError('notFound');
	return meeting.organisations.map((organisation) => {
		const theirs = meeting.presentations.find((one) => one.organisation_id === organisation.id);
		const facts = readFactsOf(actor, meeting, organisation.id);
		const why = theirs === undefined ? 'presentationNotReadable' : whyNotReadable(facts);
		return {
			organisationId: organisation.id,
			organisation: organisation.name,
			own: facts.own,
			published: isSharedWithGroup(facts.sharing),
			readable: why === null,
			why,
			presentationId: why === null ? (theirs?.id ?? null) : null
		};
	});
}

/** Every meeting of the actor's organisations with what they have prepared for it. @throws ExpectedError notAllowed */
export async function listOwnPresentations(
	ports: Ports,
	actor: Actor
): Promise<OwnPresentationRow[]> {
	assertCan(actor, 'presentation.list');
	const own = actor.kind === 'person' ? actor.memberships.map((one) => one.organisationId) : [];
	return withActor(ports.db, actor, async (tx) => {
		const begun = await listPresentationsOfOrganisations(tx, own);
		const rows: OwnPresentationRow[] = [];
		for (const meeting of await listMeetingsOfOrganisations(tx, own)) {
			const made = begun.find(
				(one) => one.meeting_id === meeting.id && one.organisation_id === meeting.organisation_id
			);
			rows.push({
				organisationId: meeting.organisation_id,
				organisation: meeting.organisation_name,
				meetingId: meeting.id,
				meetingOrdinal: meeting.ordinal,
				theme: meeting.theme,
				meetingDay: meeting.held_on,
				deadline: deadlineOf(meeting.held_on),
				groupId: meeting.group_id,
				group: meeting.group_name,
				roundId: meeting.round_id,
				roundName: meeting.round_name,
				presentationId: made?.id ?? null,
				sharing: made?.sharing ?? null,
				progress:
					made === undefined
						? null
						: progressOfRows({
								parts: (await getTemplateOrThrow(tx, made.template_id)).parts,
								steps: await listSteps(tx, made.id),
								files: await listFiles(tx, made.id),
								bodies: (await listPartTexts(tx, made.id)).bodies
							})
			});
		}
		return rows;
	});
}
