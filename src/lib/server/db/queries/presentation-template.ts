import { sql } from 'kysely';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { TemplatePart, TemplateStage } from '#lib/domain/presentation/template.ts';
import type { AppTransaction } from '../database.ts';

/** Every version, by name and then the newest first. */
export async function listTemplates(tx: AppTransaction) {
	return tx
		.selectFrom('presentation_template')
		.selectAll()
		.select((select) => [
			select
				.exists(
					select
						.selectFrom('presentation')
						.whereRef('presentation.template_id', '=', 'presentation_template.id')
						.select('presentation.id')
				)
				.as('used')
		])
		.orderBy(sql`name_sv COLLATE "sv-x-icu"`)
		.orderBy('code')
		.orderBy('version', 'desc')
		.execute();
}

/** @throws ExpectedError notFound */
export async function getTemplateOrThrow(tx: AppTransaction, templateId: string) {
	const found = await tx
		.selectFrom('presentation_template')
		.selectAll()
		.where('id', '=', templateId)
		.executeTakeFirst();
	if (found === undefined) throw new ExpectedError('notFound');
	return found;
}

/** The next version of its code. @throws a unique violation when somebody else made it meanwhile */
export async function insertTemplate(
	tx: AppTransaction,
	row: {
		id: string;
		code: string;
		version: number;
		name_sv: string;
		name_en: string;
		parts: readonly TemplatePart[];
		stages: readonly TemplateStage[];
		created_at: Date;
	}
): Promise<void> {
	await tx
		.insertInto('presentation_template')
		.values({ ...row, parts: JSON.stringify(row.parts), stages: JSON.stringify(row.stages) })
		.execute();
}

export async function retireTemplate(
	tx: AppTransaction,
	templateId: string,
	at: Date | null
): Promise<void> {
	await tx
		.updateTable('presentation_template')
		.set({ retired_at: at })
		.where('id', '=', templateId)
		.execute();
}
