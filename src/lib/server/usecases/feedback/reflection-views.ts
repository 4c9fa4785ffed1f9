import { reflectionQuestions } from '#lib/domain/feedback/reflection.ts';
import type { ReflectionsView } from '#lib/contract/views/feedback.ts';
import type { AppTransaction } from '../../db/database.ts';
import { findFeedbackChoices } from '../../db/queries/feedback-turn.ts';
import { countReflecting, listAnswers, listNotes } from '../../db/queries/reflection.ts';

/** The answers by organisation once they are shown, never whose; the notes as they are written. */
export async function buildReflections(
	tx: AppTransaction,
	meetingId: string
): Promise<ReflectionsView> {
	const { reflectionsShownAt } = await findFeedbackChoices(tx, meetingId);
	const shown = reflectionsShownAt !== null;
	const answers = shown ? await listAnswers(tx, meetingId) : [];
	const ids = [...new Set(answers.map((answer) => answer.organisation_id))];
	const organisations = ids.map((id) => {
		const own = answers.filter((answer) => answer.organisation_id === id);
		const name = own[0]?.organisation_name ?? '';
		return {
			organisation: id === null ? null : { id, name },
			answers: reflectionQuestions.flatMap((question) => {
				const texts = own.filter((one) => one.question === question).map((one) => one.text);
				return texts.length === 0 ? [] : [{ question, texts }];
			})
		};
	});
	return {
		shown,
		writers: await countReflecting(tx, meetingId),
		organisations: organisations.sort((one, other) =>
			(one.organisation?.name ?? '\uffff').localeCompare(other.organisation?.name ?? '\uffff', 'sv')
		),
		notes: (await listNotes(tx, meetingId)).map(({ id, kind, text }) => ({
			noteId: id,
			kind,
			text
		}))
	};
}
