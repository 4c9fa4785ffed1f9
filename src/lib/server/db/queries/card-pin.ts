import type { AppTransaction } from '../database.ts';

type Place = { readonly meetingId: string; readonly organisationId: string };
type Bilingual = { readonly sv: string; readonly en: string };

/** A step of an organisation's presentation for a meeting, as far as the actor may read it. */
export async function findPinnedStep(tx: AppTransaction, stepId: string, of: Place) {
	const step = await tx
		.selectFrom('process_step as step')
		.innerJoin('presentation', 'presentation.id', 'step.presentation_id')
		.select(['step.id', 'step.name', 'step.presentation_id'])
		.where('step.id', '=', stepId)
		.where('step.removed_at', 'is', null)
		.where('presentation.meeting_id', '=', of.meetingId)
		.where('presentation.organisation_id', '=', of.organisationId)
		.executeTakeFirst();
	return step ?? null;
}

/** A step of any presentation for a meeting that the actor may read, with whose it is. */
export async function findStepInMeeting(tx: AppTransaction, stepId: string, meetingId: string) {
	const step = await tx
		.selectFrom('process_step as step')
		.innerJoin('presentation', 'presentation.id', 'step.presentation_id')
		.innerJoin('organisation', 'organisation.id', 'presentation.organisation_id')
		.select(['step.id', 'step.name', 'organisation.name as organisation'])
		.where('step.id', '=', stepId)
		.where('step.removed_at', 'is', null)
		.where('presentation.meeting_id', '=', meetingId)
		.executeTakeFirst();
	return step ?? null;
}

/** A part of an organisation's presentation for a meeting, as far as the actor may read it. */
export async function findPinnedPart(tx: AppTransaction, partKey: string, of: Place) {
	const presentation = await presentationsWithParts(tx)
		.where('presentation.meeting_id', '=', of.meetingId)
		.where('presentation.organisation_id', '=', of.organisationId)
		.executeTakeFirst();
	const part = presentation?.parts.find((one) => one.key === partKey);
	if (presentation === undefined || part === undefined) return null;
	return { presentationId: presentation.id, title: part.title };
}

/** What can be pinned to in a meeting, of every presentation the actor may read. */
export async function listPinChoices(tx: AppTransaction, meetingId: string) {
	const presentations = await presentationsWithParts(tx)
		.where('presentation.meeting_id', '=', meetingId)
		.execute();
	if (presentations.length === 0) return [];
	const steps = await tx
		.selectFrom('process_step')
		.select(['id', 'name', 'presentation_id'])
		.where(
			'presentation_id',
			'in',
			presentations.map((one) => one.id)
		)
		.where('removed_at', 'is', null)
		.orderBy('ordinal')
		.orderBy('id')
		.execute();
	return presentations.map((one) => ({
		organisationId: one.organisation_id,
		parts: one.parts.map(({ key, title }) => ({ key, title })),
		steps: steps
			.filter((step) => step.presentation_id === one.id)
			.map((step) => ({ stepId: step.id, name: step.name }))
	}));
}

/** Titles of the parts that a meeting's cards are pinned to, by presentation and key. */
export async function listPartTitles(tx: AppTransaction, meetingId: string) {
	const presentations = await presentationsWithParts(tx)
		.where('presentation.meeting_id', '=', meetingId)
		.execute();
	const titles = new Map<string, Bilingual>();
	for (const one of presentations)
		for (const part of one.parts) titles.set(`${one.id} ${part.key}`, part.title);
	return titles;
}

function presentationsWithParts(tx: AppTransaction) {
	return tx
		.selectFrom('presentation')
		.innerJoin('presentation_template as template', 'template.id', 'presentation.template_id')
		.select(['presentation.id', 'presentation.organisation_id', 'template.parts']);
}
