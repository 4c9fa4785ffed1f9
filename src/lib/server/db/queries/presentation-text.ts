import type { AppTransaction } from '../database.ts';

/** The texts of a presentation as they read: bodies by part, notes by part or step (own organisation only). */
export async function listPartTexts(tx: AppTransaction, presentationId: string) {
	const bodies = await tx
		.selectFrom('presentation_part')
		.select(['part_key', 'body'])
		.where('presentation_id', '=', presentationId)
		.execute();
	const notes = await tx
		.selectFrom('presentation_note')
		.select(['part_key', 'notes'])
		.where('presentation_id', '=', presentationId)
		.execute();
	return {
		bodies: new Map(bodies.map((row) => [row.part_key, row.body])),
		notes: new Map(notes.map((row) => [row.part_key, row.notes]))
	};
}

/** The merged document; undefined while nobody has written, or to whoever is no member. */
export async function findText(tx: AppTransaction, presentationId: string) {
	return tx
		.selectFrom('presentation_text')
		.selectAll()
		.where('presentation_id', '=', presentationId)
		.executeTakeFirst();
}

export async function findTextVersion(tx: AppTransaction, presentationId: string): Promise<number> {
	const row = await tx
		.selectFrom('presentation_text')
		.select('version')
		.where('presentation_id', '=', presentationId)
		.executeTakeFirst();
	return row?.version ?? 0;
}

type Owner = { readonly presentation_id: string; readonly organisation_id: string };

export async function saveText(
	tx: AppTransaction,
	owner: Owner,
	text: { state: Buffer; version: number }
): Promise<void> {
	await tx
		.insertInto('presentation_text')
		.values({ ...owner, ...text })
		.onConflict((conflict) => conflict.column('presentation_id').doUpdateSet(text))
		.execute();
}

/** Writes the texts that changed, as they read now. */
export async function savePartTexts(
	tx: AppTransaction,
	owner: Owner,
	texts: { bodies: ReadonlyMap<string, string>; notes: ReadonlyMap<string, string> }
): Promise<void> {
	for (const [part_key, body] of texts.bodies)
		await tx
			.insertInto('presentation_part')
			.values({ ...owner, part_key, body })
			.onConflict((conflict) =>
				conflict.columns(['presentation_id', 'part_key']).doUpdateSet({ body })
			)
			.execute();
	for (const [part_key, notes] of texts.notes)
		await tx
			.insertInto('presentation_note')
			.values({ ...owner, part_key, notes })
			.onConflict((conflict) =>
				conflict.columns(['presentation_id', 'part_key']).doUpdateSet({ notes })
			)
			.execute();
}
