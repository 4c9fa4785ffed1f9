import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { keysFor, latestOfEach } from '#lib/domain/presentation/template.ts';
import type { TemplateInput } from '#lib/contract/forms/template.ts';
import { withActor } from '../../db/actor.ts';
import {
	getTemplateOrThrow,
	insertTemplate,
	listTemplates,
	retireTemplate
} from '../../db/queries/presentation-template.ts';
import { explainViolation } from '../../db/violations.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';

/** Every version of every template. @throws ExpectedError notAllowed */
export async function readTemplates(ports: Ports, actor: Actor) {
	assertCan(actor, 'template.manage');
	const rows = await withActor(ports.db, actor, (tx) => listTemplates(tx));
	const latest = new Set(latestOfEach(rows).map((row) => row.id));
	return rows.map((row) => ({
		templateId: row.id,
		code: row.code,
		version: row.version,
		name: { sv: row.name_sv, en: row.name_en },
		parts: row.parts,
		stages: row.stages,
		retired: row.retired_at !== null,
		latest: latest.has(row.id)
	}));
}

/**
 * Saves a changed template as the next version. Presentations that stand on an older one keep it.
 * @throws ExpectedError changedByAnother (there is a newer version than the one that was changed), notFound, notAllowed
 */
export async function changeTemplate(
	ports: Ports,
	actor: Actor,
	input: TemplateInput & { templateId: string }
): Promise<{ templateId: string }> {
	assertCan(actor, 'template.manage');
	const id = newId();
	const made = withActor(ports.db, actor, async (tx) => {
		const before = await getTemplateOrThrow(tx, input.templateId);
		const partKeys = keysFor(
			input.parts.map((part) => part.title.sv),
			before.parts
		);
		const stageKeys = keysFor(
			input.stages.map((stage) => stage.title.sv),
			before.stages
		);
		await insertTemplate(tx, {
			id,
			code: before.code,
			version: before.version + 1,
			name_sv: input.name.sv,
			name_en: input.name.en,
			parts: input.parts.map((part, index) => ({ ...part, key: partKeys[index] ?? '' })),
			stages: input.stages.map((stage, index) => ({ ...stage, key: stageKeys[index] ?? '' })),
			created_at: ports.clock.now()
		});
	});
	await explainViolation(made, {
		presentation_template_code_version_key: () => new ExpectedError('changedByAnother')
	});
	return { templateId: id };
}

/** Offers a version for new presentations no more, or again. @throws ExpectedError notFound, notAllowed */
export async function setRetired(
	ports: Ports,
	actor: Actor,
	input: { templateId: string; retired: boolean }
): Promise<void> {
	assertCan(actor, 'template.manage');
	await withActor(ports.db, actor, async (tx) => {
		await getTemplateOrThrow(tx, input.templateId);
		await retireTemplate(tx, input.templateId, input.retired ? ports.clock.now() : null);
	});
}
