import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { decideField } from '#lib/domain/log/field-change.ts';
import {
	decidePlaces,
	mostSteps,
	parseItemNos,
	stepFieldProblem,
	type StepField,
	type StepMark
} from '#lib/domain/presentation/step.ts';
import type {
	AddStepInput,
	ChangeStepInput,
	MoveStepInput,
	RemoveStepInput
} from '#lib/contract/commands/presentation.ts';
import type { StepChangeOutcome } from '#lib/contract/views/presentation.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { getTemplateOrThrow } from '../../db/queries/presentation-template.ts';
import {
	insertStep,
	listSteps,
	lockStep,
	placeSteps,
	updateStep,
	type StepRow
} from '../../db/queries/process-step.ts';
import type { Ports } from '../../ports.ts';
import { publishPresentation } from './saved-presentation.ts';
import { lockToWrite } from './write-presentation.ts';

/**
 * A new step at the end of a stage. @throws ExpectedError stepNameTooShort, stepNameTooLong, tooManySteps, notFound (the
 * stage), presentationNotReadable, notAllowed
 */
export async function addStep(ports: Ports, actor: Actor, input: AddStepInput): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const presentation = await lockToWrite(tx, actor, input.presentationId);
		assertField('name', input.name);
		await assertStage(tx, presentation.template_id, input.stageKey);
		const steps = await listSteps(tx, presentation.id);
		if (steps.some((step) => step.id === input.stepId)) return;
		if (steps.length >= mostSteps) throw new ExpectedError('tooManySteps');
		const isNew = await insertStep(tx, {
			id: input.stepId,
			presentation_id: presentation.id,
			organisation_id: presentation.organisation_id,
			stage_key: input.stageKey,
			ordinal: 1 + Math.max(0, ...steps.map((step) => step.ordinal)),
			name: input.name,
			created_at: ports.clock.now()
		});
		if (isNew) await publishPresentation(tx, presentation.id);
	});
}

/**
 * Saves one field, unless somebody else has changed it meanwhile: then it comes back with what is stored.
 * @throws ExpectedError stepNameTooShort, stepNameTooLong, textTooLong, invalidInput, notFound, notAllowed
 */
export async function changeStep(
	ports: Ports,
	actor: Actor,
	input: ChangeStepInput
): Promise<StepChangeOutcome> {
	return withActor(ports.db, actor, async (tx) => {
		const { id } = await lockToWrite(tx, actor, input.presentationId);
		const step = await stepOf(tx, id, input.stepId);
		const { field, value, seen } = input.change;
		const stored = { value: storedText(step, field), version: step.versions[field] ?? 0 };
		const outcome = decideField(stored, { value, seen });
		if (outcome === 'unchanged') return { version: stored.version, conflict: null };
		assertField(field, value);
		if (outcome === 'conflict')
			return {
				version: stored.version,
				conflict: { stored: stored.value, version: stored.version }
			};
		const version = stored.version + 1;
		await updateStep(tx, step.id, {
			...columnOf(field, value),
			versions: JSON.stringify({ ...step.versions, [field]: version })
		});
		await publishPresentation(tx, id);
		return { version, conflict: null };
	});
}

/** Puts a step at a place of a stage. @throws ExpectedError notFound, presentationNotReadable, notAllowed */
export async function moveStep(ports: Ports, actor: Actor, input: MoveStepInput): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const presentation = await lockToWrite(tx, actor, input.presentationId);
		await stepOf(tx, presentation.id, input.stepId);
		await assertStage(tx, presentation.template_id, input.stageKey);
		const steps = (await listSteps(tx, presentation.id)).map((step) => ({
			id: step.id,
			stageKey: step.stage_key,
			ordinal: step.ordinal
		}));
		await placeSteps(tx, input.stageKey, decidePlaces(steps, input.stepId, input));
		await publishPresentation(tx, presentation.id);
	});
}

/** Takes a step away, or brings it back with all it held. @throws ExpectedError notFound, tooManySteps, notAllowed */
export async function removeStep(
	ports: Ports,
	actor: Actor,
	input: RemoveStepInput
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const { id } = await lockToWrite(tx, actor, input.presentationId);
		const step = await lockStep(tx, input.stepId);
		if (step.presentation_id !== id) throw new ExpectedError('notFound');
		if ((step.removed_at !== null) === input.removed) return;
		if (!input.removed && (await listSteps(tx, id)).length >= mostSteps)
			throw new ExpectedError('tooManySteps');
		await updateStep(tx, step.id, { removed_at: input.removed ? ports.clock.now() : null });
		await publishPresentation(tx, id);
	});
}

function assertField(field: StepField, value: string): void {
	const problem = stepFieldProblem(field, value);
	if (problem !== null) throw new ExpectedError(problem, [field]);
}

async function assertStage(
	tx: AppTransaction,
	templateId: string,
	stageKey: string
): Promise<void> {
	const { stages } = await getTemplateOrThrow(tx, templateId);
	if (!stages.some((stage) => stage.key === stageKey)) throw new ExpectedError('notFound');
}

async function stepOf(
	tx: AppTransaction,
	presentationId: string,
	stepId: string
): Promise<StepRow> {
	const step = await lockStep(tx, stepId);
	if (step.presentation_id !== presentationId || step.removed_at !== null)
		throw new ExpectedError('notFound');
	return step;
}

function storedText(step: StepRow, field: StepField): string {
	if (field === 'mark') return step.mark ?? '';
	return field === 'itemNos' ? step.item_nos.join(',') : step[field];
}

/** The schema and assertField have seen to it that choices are among their words. */
function columnOf(field: StepField, value: string) {
	if (field === 'mark') return { mark: value === '' ? null : (value as StepMark) };
	if (field === 'itemNos') return { item_nos: parseItemNos(value) ?? [] };
	return { [field]: value };
}
