import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertOpen } from '#lib/domain/meeting/life-cycle.ts';
import { decideWalk } from '#lib/domain/presentation/compare-walk.ts';
import { stagesOfTemplates } from '#lib/domain/presentation/compare.ts';
import { isSharedWithGroup } from '#lib/domain/presentation/sharing.ts';
import type { StepCompareInput } from '#lib/contract/commands/stage.ts';
import { withActor } from '../../db/actor.ts';
import { lockStage, updateStage } from '../../db/queries/meeting-stage.ts';
import { getTemplateOrThrow } from '../../db/queries/presentation-template.ts';
import { insertShown } from '../../db/queries/presentation.ts';
import { readVersions } from '../../db/queries/run.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from '../meeting/meeting-rights.ts';
import { loadMeetingSharing } from './may-read.ts';

/**
 * Walks everybody through the comparison, stage by stage; for whoever leads or presents. What is compared is shown: the
 * first step makes what is shared with the group readable to all who are present.
 * @throws ExpectedError notPresenting, meetingNotOpen, notAllowed, notFound
 */
export async function stepCompare(
	ports: Ports,
	actor: Actor,
	input: StepCompareInput
): Promise<{ version: number; stepped: boolean }> {
	const { meetingId } = input;
	const me = await getPersonInMeeting(ports, actor, meetingId, 'meeting.take');
	return withActor(ports.db, systemActor, async (tx) => {
		assertOpen(me.meeting);
		const stage = await lockStage(tx, meetingId);
		if (!me.mayLead && stage.presenter_person_id !== me.personId)
			throw new ExpectedError('notPresenting');
		const version = (await readVersions(tx, meetingId))('stage');
		if (input.seen !== undefined && input.seen !== version) return { version, stepped: false };
		const { presentations } = await loadMeetingSharing(tx, meetingId);
		const shared = presentations.filter((one) => isSharedWithGroup(one.sharing));
		const unshown = shared.filter((one) => one.shown_at === null);
		for (const one of unshown)
			await insertShown(tx, {
				meeting_id: meetingId,
				presentation_id: one.id,
				organisation_id: one.organisation_id,
				shown_at: ports.clock.now()
			});
		const templates = [];
		for (const id of new Set(shared.map((one) => one.template_id)))
			templates.push((await getTemplateOrThrow(tx, id)).stages);
		const keys = stagesOfTemplates(templates).map((one) => one.key);
		const next = decideWalk(keys, stage.compare_stage, input.step);
		if (next === stage.compare_stage && unshown.length === 0) return { version, stepped: false };
		await updateStage(tx, meetingId, { compare_stage: next });
		return { version: await publish(tx, meetingId, 'stage'), stepped: true };
	});
}
