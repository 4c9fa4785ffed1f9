import type { Insertable } from 'kysely';
import type { ReflectionQuestion } from '#lib/domain/feedback/reflection.ts';
import type { AppTransaction } from '../database.ts';
import type { PlusMinusNoteTable, ReflectionAnswerTable } from '../schema/feedback.ts';

/** Every answer of a meeting that the actor may read and that says something; names of writers are not among it. */
export async function listAnswers(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('reflection_answer as answer')
		.leftJoin('organisation', 'organisation.id', 'answer.organisation_id')
		.select(['answer.organisation_id', 'answer.question', 'answer.text'])
		.select('organisation.name as organisation_name')
		.where('answer.meeting_id', '=', meetingId)
		.where('answer.text', '!=', '')
		.orderBy('answer.id')
		.execute();
}

/** How many have written something. */
export async function countReflecting(tx: AppTransaction, meetingId: string): Promise<number> {
	const row = await tx
		.selectFrom('reflection_answer')
		.select((select) => select.fn.count<string>('writer_person_id').distinct().as('writers'))
		.where('meeting_id', '=', meetingId)
		.where('text', '!=', '')
		.executeTakeFirstOrThrow();
	return Number(row.writers);
}

export async function listOwnAnswers(tx: AppTransaction, meetingId: string, personId: string) {
	return tx
		.selectFrom('reflection_answer')
		.select(['question', 'text', 'version'])
		.where('meeting_id', '=', meetingId)
		.where('writer_person_id', '=', personId)
		.execute();
}

/** One's own answer to a question, held until the transaction ends; null when there is none. */
export async function lockOwnAnswer(
	tx: AppTransaction,
	where: { meetingId: string; personId: string; question: ReflectionQuestion }
) {
	const answer = await tx
		.selectFrom('reflection_answer')
		.selectAll()
		.where('meeting_id', '=', where.meetingId)
		.where('writer_person_id', '=', where.personId)
		.where('question', '=', where.question)
		.forUpdate()
		.executeTakeFirst();
	return answer ?? null;
}

/** Two of a person's devices may answer the same question first at once: the later one changes it. */
export async function saveAnswer(
	tx: AppTransaction,
	answer: Insertable<ReflectionAnswerTable> & { version: number }
): Promise<void> {
	const { text, version, changed_at } = answer;
	await tx
		.insertInto('reflection_answer')
		.values(answer)
		.onConflict((conflict) =>
			conflict
				.columns(['meeting_id', 'writer_person_id', 'question'])
				.doUpdateSet({ text, version, changed_at })
		)
		.execute();
}

export async function listNotes(tx: AppTransaction, meetingId: string) {
	return tx
		.selectFrom('plus_minus_note')
		.select(['id', 'kind', 'text', 'writer_person_id'])
		.where('meeting_id', '=', meetingId)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

export async function findNote(tx: AppTransaction, noteId: string) {
	const note = await tx
		.selectFrom('plus_minus_note')
		.selectAll()
		.where('id', '=', noteId)
		.executeTakeFirst();
	return note ?? null;
}

/** False when there is a note of this id already: the same note, sent twice. */
export async function insertNote(
	tx: AppTransaction,
	note: Insertable<PlusMinusNoteTable>
): Promise<boolean> {
	const result = await tx
		.insertInto('plus_minus_note')
		.values(note)
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteNote(tx: AppTransaction, noteId: string): Promise<void> {
	await tx.deleteFrom('plus_minus_note').where('id', '=', noteId).execute();
}
