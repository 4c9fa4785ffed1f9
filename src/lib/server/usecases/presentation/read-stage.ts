import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { isMemberOf } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { StageContent } from '#lib/contract/views/stage.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { findStage } from '../../db/queries/meeting-room.ts';
import { listMembersOfGroup } from '../../db/queries/meeting-people.ts';
import {
	findShown,
	getPresentationOrThrow,
	listPresentationsOfMeetingRows
} from '../../db/queries/presentation.ts';
import type { Ports } from '../../ports.ts';
import { getMeetingFor } from '../meeting/meeting-rights.ts';
import { readPage } from './files.ts';
import { buildPresentation } from './read-presentation.ts';
import { readShowable } from './read-showable.ts';

/**
 * What is presented in the meeting, for everybody who is in it, its wall and guests too: it was shown to them. Notes
 * only for its own organisation. Read as the system once that is decided.
 * @throws ExpectedError notFound, notSignedIn, notAllowed
 */
export async function readStage(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string }
): Promise<StageContent> {
	const { meeting } = await getMeetingFor(ports, actor, input.meetingId, 'meeting.read');
	return withActor(ports.db, systemActor, async (tx) => {
		const own = (await listPresentationsOfMeetingRows(tx, meeting.id)).filter((one) =>
			isMemberOf(actor, one.organisation_id)
		);
		const row = await findPresented(tx, meeting.id);
		const members = await listMembersOfGroup(tx, meeting.group_id);
		return {
			presentation:
				row === undefined ? null : { ...(await buildPresentation(tx, actor, row)), others: [] },
			showable: row === undefined ? null : await readShowable(tx, row),
			own: own.map((one) => ({ presentationId: one.id, organisationId: one.organisation_id })),
			colleagues:
				row === undefined || !isMemberOf(actor, row.organisation_id)
					? []
					: members
							.filter((one) => one.organisation_id === row.organisation_id)
							.map((one) => ({ personId: one.id, name: one.name }))
		};
	});
}

/**
 * A page of the PDF that is presented, as a picture, for everybody in the meeting.
 * @throws ExpectedError notFound, notSignedIn, notAllowed, notAPdf
 */
export async function readStagePage(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string; fileId: string; pageNo: number }
) {
	const { meeting } = await getMeetingFor(ports, actor, input.meetingId, 'meeting.read');
	const row = await withActor(ports.db, systemActor, (tx) => findPresented(tx, meeting.id));
	if (row === undefined) throw new ExpectedError('notFound');
	const { fileId, pageNo } = input;
	return readPage(ports, systemActor, { presentationId: row.id, fileId, pageNo });
}

/** What stands on the stage and has been shown; what was taken back meanwhile is not there. */
async function findPresented(tx: AppTransaction, meetingId: string) {
	const stage = await findStage(tx, meetingId);
	if (stage?.presentation_id == null) return undefined;
	if ((await findShown(tx, stage.presentation_id)) === undefined) return undefined;
	return getPresentationOrThrow(tx, stage.presentation_id);
}
