import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { isMemberOf } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertOpen } from '#lib/domain/meeting/life-cycle.ts';
import { assertMayPresent } from '#lib/domain/presentation/presenting.ts';
import { placeAmong, placesOf } from '#lib/domain/presentation/showing.ts';
import type { TakePresentingInput } from '#lib/contract/commands/stage.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { columnsOfPlace, lockStage, updateStage } from '../../db/queries/meeting-stage.ts';
import { listMembersOfGroup } from '../../db/queries/meeting-people.ts';
import { getPresentationOrThrow, insertShown } from '../../db/queries/presentation.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from '../meeting/meeting-rights.ts';
import { readShowable } from './read-showable.ts';

/**
 * Begins to present, goes on where another stopped, or hands over to a colleague. What is presented is shown: from now
 * on those present may read it. Acts as the system once it is decided, for it writes what is not the actor's own.
 * @throws ExpectedError notAllowed, presentationNotReadable, meetingNotOpen, notFound
 */
export async function takePresenting(
	ports: Ports,
	actor: Actor,
	input: TakePresentingInput
): Promise<{ version: number }> {
	const { meetingId, presentationId } = input;
	const me = await getPersonInMeeting(ports, actor, meetingId, 'meeting.take');
	const { meeting, personId } = me;
	if (personId === null) throw new ExpectedError('notAllowed');
	return withActor(ports.db, systemActor, async (tx) => {
		assertOpen(meeting);
		const stage = await lockStage(tx, meetingId);
		const presentation = await getPresentationOrThrow(tx, presentationId);
		if (presentation.meeting_id !== meetingId) throw new ExpectedError('presentationNotReadable');
		const onStage = stage.presentation_id === presentationId;
		const sharing = presentation.sharing;
		const isMember = isMemberOf(actor, presentation.organisation_id);
		assertMayPresent({ isMember, mayLead: me.mayLead, onStage, sharing });
		const presenter = input.personId ?? personId;
		if (presenter !== personId)
			await assertColleague(tx, meeting.group_id, presenter, presentation.organisation_id);
		await updateStage(tx, meetingId, {
			presenter_person_id: presenter,
			...(onStage
				? {}
				: {
						presentation_id: presentationId,
						...columnsOfPlace(placeAmong(placesOf(await readShowable(tx, presentation)), null))
					})
		});
		if (!onStage)
			await insertShown(tx, {
				meeting_id: meetingId,
				presentation_id: presentationId,
				organisation_id: presentation.organisation_id,
				shown_at: ports.clock.now()
			});
		return { version: await publish(tx, meetingId, 'stage') };
	});
}

/** Whoever is handed it is of the organisation whose presentation it is. @throws ExpectedError notFound */
async function assertColleague(
	tx: AppTransaction,
	groupId: string,
	personId: string,
	organisationId: string
): Promise<void> {
	const members = await listMembersOfGroup(tx, groupId);
	const isColleague = members.some(
		(one) => one.id === personId && one.organisation_id === organisationId
	);
	if (!isColleague) throw new ExpectedError('notFound', ['personId']);
}
