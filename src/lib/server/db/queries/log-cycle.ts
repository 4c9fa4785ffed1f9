import { sql, type Updateable } from 'kysely';
import type { CycleField, CycleTexts } from '#lib/domain/log/cycle.ts';
import type { AppTransaction } from '../database.ts';
import type { PdsaCycleTable } from '../schema/log.ts';

export type CycleRow = Awaited<ReturnType<typeof listCycles>>[number];

/** The cycles of an entry, first to last. */
export async function listCycles(tx: AppTransaction, entryId: string) {
	return tx
		.selectFrom('pdsa_cycle')
		.selectAll()
		.where('entry_id', '=', entryId)
		.orderBy('ordinal')
		.execute();
}

export async function insertCycle(
	tx: AppTransaction,
	entry: { id: string; organisation_id: string },
	ordinal: number,
	texts: CycleTexts,
	at: Date
): Promise<void> {
	await tx
		.insertInto('pdsa_cycle')
		.values({
			entry_id: entry.id,
			organisation_id: entry.organisation_id,
			ordinal,
			stage: 'planned',
			decision: null,
			...rowOfTexts(texts),
			created_at: at
		})
		.execute();
}

export async function updateCycle(
	tx: AppTransaction,
	entryId: string,
	ordinal: number,
	change: Updateable<PdsaCycleTable>
): Promise<void> {
	await tx
		.updateTable('pdsa_cycle')
		.set(change)
		.where('entry_id', '=', entryId)
		.where('ordinal', '=', ordinal)
		.execute();
}

export const cycleColumns = {
	aim: 'aim',
	changeIdea: 'change_idea',
	prediction: 'prediction',
	measure: 'measure',
	asPlanned: 'as_planned',
	observed: 'observed',
	unexpected: 'unexpected',
	compared: 'compared',
	learned: 'learned',
	nextChange: 'next_change'
} as const satisfies Record<CycleField, keyof PdsaCycleTable>;

export function textsOfCycle(row: CycleRow): CycleTexts {
	return {
		aim: row.aim,
		changeIdea: row.change_idea,
		prediction: row.prediction,
		measure: row.measure,
		asPlanned: row.as_planned,
		observed: row.observed,
		unexpected: row.unexpected,
		compared: row.compared,
		learned: row.learned,
		nextChange: row.next_change
	};
}

function rowOfTexts(texts: CycleTexts) {
	return {
		aim: texts.aim,
		change_idea: texts.changeIdea,
		prediction: texts.prediction,
		measure: texts.measure,
		as_planned: texts.asPlanned,
		observed: texts.observed,
		unexpected: texts.unexpected,
		compared: texts.compared,
		learned: texts.learned,
		next_change: texts.nextChange
	};
}

/** The last cycle of each of these entries. */
export async function listLastCycles(
	tx: AppTransaction,
	entryIds: readonly string[]
): Promise<Map<string, CycleRow>> {
	const rows = await tx
		.selectFrom('pdsa_cycle')
		.distinctOn('entry_id')
		.selectAll()
		.where('entry_id', '=', sql<string>`ANY (${[...entryIds]}::uuid[])`)
		.orderBy('entry_id')
		.orderBy('ordinal', 'desc')
		.execute();
	return new Map(rows.map((row) => [row.entry_id, row]));
}
