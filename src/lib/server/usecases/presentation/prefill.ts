import type { Actor } from '#lib/domain/access/actor.ts';
import { textName } from '#lib/domain/presentation/text.ts';
import type { PrefillSource } from '#lib/contract/forms/presentation.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listFiles } from '../../db/queries/presentation-file.ts';
import {
	copyPictures,
	findEarlierPresentation,
	listLatestEntries,
	listLowestItems
} from '../../db/queries/presentation-prefill.ts';
import { getTemplateOrThrow } from '../../db/queries/presentation-template.ts';
import { listPartTexts } from '../../db/queries/presentation-text.ts';
import { insertStep, listSteps } from '../../db/queries/process-step.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { keepText, openText, type OpenText } from './merged-text.ts';
import { publishPresentation } from './saved-presentation.ts';
import { lockToWrite } from './write-presentation.ts';

type Presentation = Awaited<ReturnType<typeof lockToWrite>>;

/**
 * Fills in what is empty from what the organisation has already told: its last presentation, its self-assessment, or its
 * log. Nothing that anybody has written is touched. Returns whether there was anything to fill in.
 * @throws ExpectedError presentationNotReadable, notAllowed
 */
export async function prefillPresentation(
	ports: Ports,
	actor: Actor,
	input: { presentationId: string; source: PrefillSource; locale: 'sv' | 'en' }
): Promise<{ filled: boolean }> {
	return withActor(ports.db, actor, async (tx) => {
		const presentation = await lockToWrite(tx, actor, input.presentationId);
		const text = await openText(tx, presentation);
		const filled =
			input.source === 'last'
				? await fromLast(ports, tx, presentation, text)
				: await fromOwn(tx, presentation, text, input.source, input.locale);
		if (filled) {
			await keepText(tx, presentation, text);
			await publishPresentation(tx, presentation.id);
		}
		text.doc.destroy();
		return { filled };
	});
}

async function fromLast(
	ports: Ports,
	tx: AppTransaction,
	presentation: Presentation,
	text: OpenText
): Promise<boolean> {
	const earlier = await findEarlierPresentation(tx, presentation);
	if (earlier === null) return false;
	const now = ports.clock.now();
	const { stages } = await getTemplateOrThrow(tx, presentation.template_id);
	let filled = false;
	if ((await listSteps(tx, presentation.id)).length === 0)
		for (const step of await listSteps(tx, earlier)) {
			const known = stages.some((stage) => stage.key === step.stage_key);
			await insertStep(tx, {
				...step,
				id: newId(),
				presentation_id: presentation.id,
				stage_key: known ? step.stage_key : (stages[0]?.key ?? step.stage_key),
				versions: JSON.stringify({}),
				created_at: now
			});
			filled = true;
		}
	const { bodies } = await listPartTexts(tx, earlier);
	const empty = (await listFiles(tx, presentation.id)).length === 0;
	const pictures = empty
		? await copyPictures(tx, earlier, presentation, now)
		: new Map<string, string>();
	for (const [key, body] of bodies) {
		const kept = body.replace(
			/\(fil:([0-9a-f-]{36})\)/g,
			(_, id: string) => `(fil:${pictures.get(id) ?? id})`
		);
		filled = fillIn(text, key, kept) || filled;
	}
	return filled;
}

/** The texts go where the template has a place for them; else where there is an empty part. */
async function fromOwn(
	tx: AppTransaction,
	presentation: Presentation,
	text: OpenText,
	source: 'assessment' | 'log',
	locale: 'sv' | 'en'
): Promise<boolean> {
	const { parts } = await getTemplateOrThrow(tx, presentation.template_id);
	const wanted = source === 'assessment' ? 'assessment' : 'since';
	const part = parts.find((one) => one.key === wanted);
	if (part === undefined) return false;
	if (source === 'log') {
		const entries = await listLatestEntries(tx, presentation.organisation_id, 8);
		const lines = entries.map(({ sentence, learning }) =>
			learning === '' ? `- ${sentence}` : `- ${sentence} *${learning.replace(/\s+/g, ' ')}*`
		);
		return fillIn(text, part.key, lines.join('\n'));
	}
	const items = await listLowestItems(tx, presentation, 3);
	const score = (halfUnits: number) =>
		(halfUnits / 2).toLocaleString(locale, { minimumFractionDigits: 0 });
	const lines = items.map(
		(item) => `- ${String(item.no)}. ${item[locale]}: **${score(item.half_units)}**`
	);
	return fillIn(text, part.key, lines.join('\n'));
}

function fillIn(text: OpenText, key: string, words: string): boolean {
	const there = text.doc.getText(textName('body', key));
	if (words === '' || there.toJSON().trim() !== '') return false;
	there.insert(0, words);
	return true;
}
