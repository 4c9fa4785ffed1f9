import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { decideField } from '#lib/domain/log/field-change.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { AnswerCardInput, LeaveCardInput } from '#lib/contract/commands/feedback.ts';
import type { WordsSaved } from '#lib/contract/views/feedback.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { lockCard, updateCard } from '../../db/queries/feedback-card.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/**
 * The answer of whoever got the card, in their own words; also after the meeting. Words that somebody else of the
 * organisation wrote meanwhile are not written over: they come back beside one's own.
 * @throws ExpectedError notFound, notAllowed
 */
export async function answerCard(
	ports: Ports,
	actor: Actor,
	input: AnswerCardInput
): Promise<WordsSaved> {
	return withActor(ports.db, actor, async (tx) => {
		const card = await lockCardToAnswer(tx, actor, input.cardId);
		const outcome = decideField(
			{ value: card.answer, version: card.answer_version },
			{ value: input.answer, seen: input.seen }
		);
		if (outcome === 'conflict') return { version: card.answer_version, conflict: card.answer };
		if (outcome === 'unchanged') return { version: card.answer_version, conflict: null };
		const version = card.answer_version + 1;
		// Who answers has not left the card.
		await updateCard(tx, card.id, {
			answer: input.answer,
			answer_version: version,
			...(input.answer === '' ? {} : { left_at: null })
		});
		await publish(tx, card.meeting_id, 'cards');
		return { version, conflict: null };
	});
}

/** Thanks for the card and leaves it there, or takes that back. @throws ExpectedError notFound, notAllowed */
export async function leaveCard(ports: Ports, actor: Actor, input: LeaveCardInput): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const card = await lockCardToAnswer(tx, actor, input.cardId);
		if ((card.left_at !== null) === input.left) return;
		await updateCard(tx, card.id, { left_at: input.left ? ports.clock.now() : null });
		await publish(tx, card.meeting_id, 'cards');
	});
}

async function lockCardToAnswer(tx: AppTransaction, actor: Actor, cardId: string) {
	const card = await lockCard(tx, cardId);
	if (card.shown_at === null) throw new ExpectedError('notFound');
	assertCan(actor, 'feedback.answer', { organisationId: card.to_organisation_id });
	return card;
}
