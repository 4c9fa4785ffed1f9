import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { can } from '#lib/domain/access/can.ts';
import { deadlineOf, progressOf, type Progress } from '#lib/domain/presentation/progress.ts';
import { inChainOrder } from '#lib/domain/presentation/step.ts';
import type { TemplatePart, TemplateStage } from '#lib/domain/presentation/template.ts';
import type {
	FileView,
	PresentationPlace,
	PresentationView,
	StageView,
	StepView
} from '#lib/contract/views/presentation.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import { listOrganisationsOfGroup } from '../../db/queries/joint.ts';
import { listFiles } from '../../db/queries/presentation-file.ts';
import { getTemplateOrThrow } from '../../db/queries/presentation-template.ts';
import { findTextVersion, listPartTexts } from '../../db/queries/presentation-text.ts';
import {
	getPresentationOrThrow,
	type PresentationWithPlace
} from '../../db/queries/presentation.ts';
import { listSteps, type StepRow } from '../../db/queries/process-step.ts';
import { listLeadersOfRound } from '../../db/queries/round-leader.ts';
import type { Ports } from '../../ports.ts';
import { assertMayReadPresentation } from './may-read.ts';

/**
 * A presentation whole: for its own organisation with notes, for others as it is shared.
 * @throws ExpectedError presentationNotReadable, publishOwnFirst
 */
export async function readPresentation(
	ports: Ports,
	actor: Actor,
	input: { presentationId: string }
): Promise<PresentationView> {
	await assertMayReadPresentation(ports, actor, input.presentationId);
	const view = await withActor(ports.db, actor, async (tx) =>
		buildPresentation(tx, actor, await getPresentationOrThrow(tx, input.presentationId))
	);
	const leaders = await withActor(ports.db, systemActor, (tx) =>
		listLeadersOfRound(tx, view.roundId)
	);
	return { ...view, hasLeader: leaders.length > 0 };
}

/** The same as the transaction's actor sees it: peers' rows without notes, by row level security too. */
export async function buildPresentation(
	tx: AppTransaction,
	actor: Actor,
	row: PresentationWithPlace
): Promise<PresentationView> {
	const subject = { organisationId: row.organisation_id };
	const own = can(actor, 'presentation.read', subject);
	const template = await getTemplateOrThrow(tx, row.template_id);
	const steps = await listSteps(tx, row.id);
	const files = await listFiles(tx, row.id);
	const { bodies, notes } = await listPartTexts(tx, row.id);
	const group = await listOrganisationsOfGroup(tx, row.group_id);
	const stepIds = new Set(steps.map((step) => step.id));
	return {
		...presentationPlace(row),
		presentationId: row.id,
		own,
		template: {
			templateId: template.id,
			code: template.code,
			version: template.version,
			name: { sv: template.name_sv, en: template.name_en }
		},
		parts: template.parts.map((part) => ({
			...part,
			body: bodies.get(part.key) ?? '',
			notes: own ? (notes.get(part.key) ?? '') : null
		})),
		stages: stagesOf(template.stages, steps),
		stepNotes: own ? Object.fromEntries([...notes].filter(([key]) => stepIds.has(key))) : {},
		files: files.map(fileView),
		items: (await getInstrumentOrThrow(tx, row.instrument_version_id)).items,
		sharing: row.sharing,
		publishedAt: row.published_at?.toISOString() ?? null,
		others: group.filter((one) => one.id !== row.organisation_id).map((one) => one.name),
		progress: progressOfRows({ parts: template.parts, steps, files, bodies }),
		may: {
			edit: can(actor, 'presentation.write', subject),
			publish: can(actor, 'presentation.publish', subject)
		},
		hasLeader: false,
		textVersion: await findTextVersion(tx, row.id)
	};
}

export function presentationPlace(
	row: Omit<PresentationWithPlace, 'id'>
): Omit<PresentationPlace, 'presentationId'> {
	return {
		organisationId: row.organisation_id,
		organisation: row.organisation_name,
		meetingId: row.meeting_id,
		meetingOrdinal: row.meeting_ordinal,
		theme: row.theme,
		meetingDay: row.held_on,
		deadline: deadlineOf(row.held_on),
		groupId: row.group_id,
		group: row.group_name,
		roundId: row.round_id,
		roundName: row.round_name
	};
}

/** How far it has come, from its rows. */
export function progressOfRows(rows: {
	parts: readonly TemplatePart[];
	steps: readonly Pick<StepRow, 'mark'>[];
	files: readonly { readonly kind: 'pdf' | 'picture' }[];
	bodies: ReadonlyMap<string, string>;
}): Progress {
	return progressOf({
		steps: rows.steps.length,
		markedSteps: rows.steps.filter((step) => step.mark !== null).length,
		pdfs: rows.files.filter((file) => file.kind === 'pdf').length,
		parts: rows.parts.length,
		writtenParts: rows.parts.filter((part) => (rows.bodies.get(part.key) ?? '').trim() !== '')
			.length
	});
}

/** Every stage of the template with its steps; steps of a stage it lacks stand on its last one. */
export function stagesOf(stages: readonly TemplateStage[], steps: readonly StepRow[]): StageView[] {
	const keys = stages.map((stage) => stage.key);
	const chain = inChainOrder(
		steps.map((step) => ({ ...step, stageKey: step.stage_key })),
		keys
	);
	return stages.map((stage, index) => ({
		...stage,
		steps: chain
			.filter(
				(step) =>
					step.stageKey === stage.key ||
					(index === stages.length - 1 && !keys.includes(step.stageKey))
			)
			.map(stepView)
	}));
}

export function stepView(row: StepRow): StepView {
	return {
		stepId: row.id,
		stageKey: row.stage_key,
		name: row.name,
		who: row.who,
		what: row.what,
		input: row.input,
		output: row.output,
		document: row.document,
		occurs: row.occurs,
		mark: row.mark,
		itemNos: row.item_nos,
		versions: row.versions
	};
}

function fileView(row: Awaited<ReturnType<typeof listFiles>>[number]): FileView {
	return {
		fileId: row.id,
		kind: row.kind,
		name: row.name,
		alt: row.alt,
		size: row.size,
		pages: row.pages,
		width: row.width,
		height: row.height
	};
}
