import type { Showable } from '#lib/domain/presentation/showing.ts';
import { inChainOrder } from '#lib/domain/presentation/step.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listFiles } from '../../db/queries/presentation-file.ts';
import { getTemplateOrThrow } from '../../db/queries/presentation-template.ts';
import { listPartTexts } from '../../db/queries/presentation-text.ts';
import { listSteps } from '../../db/queries/process-step.ts';

/** What there is of a presentation to show, in order. */
export async function readShowable(
	tx: AppTransaction,
	presentation: { id: string; template_id: string }
): Promise<Showable> {
	const template = await getTemplateOrThrow(tx, presentation.template_id);
	const steps = await listSteps(tx, presentation.id);
	const { bodies } = await listPartTexts(tx, presentation.id);
	const files = await listFiles(tx, presentation.id);
	return {
		stepIds: inChainOrder(
			steps.map((step) => ({ ...step, stageKey: step.stage_key })),
			template.stages.map((stage) => stage.key)
		).map((step) => step.id),
		partKeys: template.parts
			.filter((part) => (bodies.get(part.key) ?? '').trim() !== '')
			.map((part) => part.key),
		pdfs: files
			.filter((file) => file.kind === 'pdf')
			.map((file) => ({ fileId: file.id, pages: file.pages }))
	};
}
