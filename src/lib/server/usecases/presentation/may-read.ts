import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { can, isMemberOf, leadsRound } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import {
	isSharedWithGroup,
	whyNotReadable,
	type ReadFacts,
	type Sharing
} from '#lib/domain/presentation/sharing.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listOrganisationsOfGroup } from '../../db/queries/joint.ts';
import {
	getMeetingPlaceOrThrow,
	getPresentationOrThrow,
	listPresentationsOfMeetingRows
} from '../../db/queries/presentation.ts';
import type { Ports } from '../../ports.ts';

/** A meeting's presentations and organisations, as the system sees them: what reading is decided by. */
export type MeetingSharing = {
	readonly meetingId: string;
	readonly roundId: string;
	readonly organisations: readonly { readonly id: string; readonly name: string }[];
	readonly presentations: readonly {
		readonly id: string;
		readonly organisation_id: string;
		readonly sharing: Sharing | null;
		readonly shown_at: Date | null;
	}[];
};

/** @throws ExpectedError notFound */
export async function loadMeetingSharing(
	tx: AppTransaction,
	meetingId: string
): Promise<MeetingSharing> {
	const place = await getMeetingPlaceOrThrow(tx, meetingId);
	return {
		meetingId,
		roundId: place.round_id,
		organisations: await listOrganisationsOfGroup(tx, place.group_id),
		presentations: await listPresentationsOfMeetingRows(tx, meetingId)
	};
}

/** What decides whether the actor reads an organisation's presentation for the meeting. */
export function readFactsOf(
	actor: Actor,
	meeting: MeetingSharing,
	organisationId: string
): ReadFacts {
	const theirs = meeting.presentations.find((one) => one.organisation_id === organisationId);
	const inGroup = meeting.organisations.some((one) => isMemberOf(actor, one.id));
	return {
		own: can(actor, 'presentation.read', { organisationId }),
		sharing: theirs?.sharing ?? null,
		sameGroup: inGroup && meeting.organisations.some((one) => one.id === organisationId),
		ownShared: meeting.presentations.some(
			(one) => isMemberOf(actor, one.organisation_id) && isSharedWithGroup(one.sharing)
		),
		shown: inGroup && theirs?.shown_at != null,
		leads: leadsRound(actor, meeting.roundId)
	};
}

/** @throws ExpectedError presentationNotReadable, publishOwnFirst, notSignedIn */
export async function assertMayReadPresentation(
	ports: Ports,
	actor: Actor,
	presentationId: string
): Promise<void> {
	if (actor.kind === 'public') throw new ExpectedError('notSignedIn');
	const facts = await withActor(ports.db, systemActor, async (tx) => {
		const presentation = await getPresentationOrThrow(tx, presentationId);
		const meeting = await loadMeetingSharing(tx, presentation.meeting_id);
		return readFactsOf(actor, meeting, presentation.organisation_id);
	});
	const why = whyNotReadable(facts);
	if (why !== null) throw new ExpectedError(why);
}
