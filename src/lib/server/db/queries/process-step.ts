import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { AppTransaction } from '../database.ts';
import type { ProcessStepTable } from '../schema/presentations.ts';

export type StepRow = Selectable<ProcessStepTable>;

/** A presentation's steps that are not removed, by place within their stage. */
export async function listSteps(tx: AppTransaction, presentationId: string): Promise<StepRow[]> {
	return tx
		.selectFrom('process_step')
		.selectAll()
		.where('presentation_id', '=', presentationId)
		.where('removed_at', 'is', null)
		.orderBy('stage_key')
		.orderBy('ordinal')
		.orderBy('id')
		.execute();
}

/** Held until the transaction ends. @throws ExpectedError notFound */
export async function lockStep(tx: AppTransaction, stepId: string): Promise<StepRow> {
	const found = await tx
		.selectFrom('process_step')
		.selectAll()
		.where('id', '=', stepId)
		.forUpdate()
		.executeTakeFirst();
	if (found === undefined) throw new ExpectedError('notFound');
	return found;
}

/** False when there is a step of this id already: the same press, sent twice. */
export async function insertStep(
	tx: AppTransaction,
	row: Insertable<ProcessStepTable>
): Promise<boolean> {
	const result = await tx
		.insertInto('process_step')
		.values(row)
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateStep(
	tx: AppTransaction,
	stepId: string,
	change: Updateable<ProcessStepTable>
): Promise<void> {
	await tx.updateTable('process_step').set(change).where('id', '=', stepId).execute();
}

/** Puts a stage's steps in this order. */
export async function placeSteps(
	tx: AppTransaction,
	stageKey: string,
	stepIds: readonly string[]
): Promise<void> {
	await sql`UPDATE process_step SET stage_key = ${stageKey}, ordinal = place.ordinal
		FROM unnest(${[...stepIds]}::uuid[]) WITH ORDINALITY AS place (id, ordinal)
		WHERE process_step.id = place.id`.execute(tx);
}
