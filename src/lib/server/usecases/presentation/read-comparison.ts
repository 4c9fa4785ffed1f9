import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { isMemberOf } from '#lib/domain/access/can.ts';
import { stagesOfTemplates } from '#lib/domain/presentation/compare.ts';
import { isSharedWithGroup, whyNotReadable } from '#lib/domain/presentation/sharing.ts';
import type { TemplateStage } from '#lib/domain/presentation/template.ts';
import type {
	CompareAbsence,
	CompareRegionView,
	CompareStepView,
	CompareView
} from '#lib/contract/views/compare.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { getTemplateOrThrow } from '../../db/queries/presentation-template.ts';
import { listSteps } from '../../db/queries/process-step.ts';
import type { Ports } from '../../ports.ts';
import { getMeetingFor } from '../meeting/meeting-rights.ts';
import { loadMeetingSharing, readFactsOf, type MeetingSharing } from './may-read.ts';
import { stagesOf } from './read-presentation.ts';

type Organisation = MeetingSharing['organisations'][number];
type Presentation = MeetingSharing['presentations'][number];
type Read = { readonly region: CompareRegionView; readonly stages: readonly TemplateStage[] };

/**
 * The processes of a meeting's group side by side: those that the actor may read, and for the others why not. Whoever
 * is in the meeting, also as a guest or as its wall, sees what has been shown there. Read as the system once that is
 * decided, because a wall and a guest read nothing else.
 * @throws ExpectedError notFound, notSignedIn, notAllowed
 */
export async function readComparison(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string }
): Promise<CompareView> {
	const { meeting } = await getMeetingFor(ports, actor, input.meetingId, 'meeting.read');
	const read = await withActor(ports.db, systemActor, async (tx) => {
		const sharing = await loadMeetingSharing(tx, input.meetingId);
		const regions: Read[] = [];
		for (const organisation of sharing.organisations)
			regions.push(await readRegion(tx, actor, sharing, organisation));
		return regions;
	});
	return {
		meetingId: meeting.id,
		ordinal: meeting.ordinal,
		theme: meeting.theme,
		group: meeting.group_name,
		practice: meeting.practice,
		stages: stagesOfTemplates(read.map((one) => one.stages)),
		regions: read.map((one) => one.region)
	};
}

async function readRegion(
	tx: AppTransaction,
	actor: Actor,
	sharing: MeetingSharing,
	organisation: Organisation
): Promise<Read> {
	const theirs = sharing.presentations.find((one) => one.organisation_id === organisation.id);
	const absent = absenceOf(actor, sharing, organisation, theirs);
	const region = {
		organisationId: organisation.id,
		organisation: organisation.name,
		own: isMemberOf(actor, organisation.id),
		unshown: theirs !== undefined && theirs.shown_at === null && isSharedWithGroup(theirs.sharing)
	};
	if (theirs === undefined || absent !== null)
		return { region: { ...region, presentationId: null, steps: null, absent }, stages: [] };
	const { stages } = await getTemplateOrThrow(tx, theirs.template_id);
	const steps = stagesOf(stages, await listSteps(tx, theirs.id)).flatMap((stage) =>
		stage.steps.map((step): CompareStepView => {
			const { stepId, name, who, what, input, output, document, occurs, mark, itemNos } = step;
			const said = { who, what, input, output, document, occurs };
			return { stepId, name, ...said, mark, itemNos, stageKey: stage.key };
		})
	);
	return { region: { ...region, presentationId: theirs.id, steps, absent: null }, stages };
}

/** Why the actor does not see a region's process, or null. */
function absenceOf(
	actor: Actor,
	sharing: MeetingSharing,
	organisation: Organisation,
	theirs: Presentation | undefined
): CompareAbsence | null {
	if (theirs === undefined) return 'unpublished';
	if (theirs.shown_at !== null) return null;
	const why = whyNotReadable(readFactsOf(actor, sharing, organisation.id));
	if (why === null) return null;
	if (why === 'publishOwnFirst') return 'ownFirst';
	return isSharedWithGroup(theirs.sharing) ? 'notShared' : 'unpublished';
}
