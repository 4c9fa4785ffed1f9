import * as Y from 'yjs';
import { ExpectedError } from '#lib/domain/errors.ts';
import { isTooLong, textName, type TextKind } from '#lib/domain/presentation/text.ts';
import type { AppTransaction } from '../../db/database.ts';
import { getTemplateOrThrow } from '../../db/queries/presentation-template.ts';
import {
	findText,
	listPartTexts,
	savePartTexts,
	saveText
} from '../../db/queries/presentation-text.ts';
import { listSteps } from '../../db/queries/process-step.ts';
import { publish } from '../../live/publish.ts';

const largestState = 2_000_000;

type Presentation = {
	readonly id: string;
	readonly organisation_id: string;
	readonly template_id: string;
};

/** The merged texts of a presentation, opened in a transaction that holds the presentation. */
export type OpenText = {
	readonly doc: Y.Doc;
	readonly version: number;
};

export async function openText(tx: AppTransaction, presentation: Presentation): Promise<OpenText> {
	const doc = new Y.Doc();
	const stored = await findText(tx, presentation.id);
	if (stored !== undefined) Y.applyUpdate(doc, stored.state);
	// Texts that were put in without having been written (an import, a test) are the beginning of the document.
	else {
		const { bodies, notes } = await listPartTexts(tx, presentation.id);
		for (const [key, body] of bodies) doc.getText(textName('body', key)).insert(0, body);
		for (const [key, text] of notes) doc.getText(textName('notes', key)).insert(0, text);
	}
	return { doc, version: stored?.version ?? 0 };
}

/**
 * Saves the document and the texts in it as they read now, and tells those who write. Returns the new version.
 * @throws ExpectedError textTooLong
 */
export async function keepText(
	tx: AppTransaction,
	presentation: Presentation,
	{ doc, version }: OpenText
): Promise<number> {
	const owner = { presentation_id: presentation.id, organisation_id: presentation.organisation_id };
	const template = await getTemplateOrThrow(tx, presentation.template_id);
	const steps = await listSteps(tx, presentation.id);
	const partKeys = template.parts.map((part) => part.key);
	const before = await listPartTexts(tx, presentation.id);
	const bodies = changed(doc, 'body', partKeys, before.bodies);
	const notes = changed(doc, 'notes', [...partKeys, ...steps.map((step) => step.id)], before.notes);
	const state = Buffer.from(Y.encodeStateAsUpdate(doc));
	if (state.length > largestState) throw new ExpectedError('textTooLong');
	await saveText(tx, owner, { state, version: version + 1 });
	await savePartTexts(tx, owner, { bodies, notes });
	await publish(tx, presentation.id, 'writing');
	return version + 1;
}

function changed(
	doc: Y.Doc,
	kind: TextKind,
	keys: readonly string[],
	before: ReadonlyMap<string, string>
): Map<string, string> {
	const texts = new Map<string, string>();
	for (const key of keys) {
		const text = storable(doc.getText(textName(kind, key)).toJSON());
		if (isTooLong(kind, text)) throw new ExpectedError('textTooLong', [key]);
		if (text !== (before.get(key) ?? '')) texts.set(key, text);
	}
	return texts;
}

/** PostgreSQL stores no NUL and no half characters. */
function storable(text: string): string {
	return text.toWellFormed().replaceAll('\0', '');
}
