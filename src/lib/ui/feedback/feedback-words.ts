import type { CardKind } from '#lib/domain/feedback/card.ts';
import type { PlusMinusKind, ReflectionQuestion } from '#lib/domain/feedback/reflection.ts';
import type { CardTurn, ClusterView, PinView, ShownCard } from '#lib/contract/views/feedback.ts';
import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';

export const cardKindTexts: Record<CardKind, () => string> = {
	strength: m.feedback_kind_strength,
	consider: m.feedback_kind_consider,
	question: m.feedback_kind_question,
	idea: m.feedback_kind_idea,
	offer: m.feedback_kind_offer
};

/** How a card of the kind begins. */
export const cardKindHints: Record<CardKind, () => string> = {
	strength: m.feedback_hint_strength,
	consider: m.feedback_hint_consider,
	question: m.feedback_hint_question,
	idea: m.feedback_hint_idea,
	offer: m.feedback_hint_offer
};

export const questionTexts: Record<ReflectionQuestion, () => string> = {
	rightThings: m.feedback_question_right_things,
	rightWay: m.feedback_question_right_way,
	achieved: m.feedback_question_achieved,
	why: m.feedback_question_why,
	remains: m.feedback_question_remains
};

export const plusMinusTexts: Record<PlusMinusKind, () => string> = {
	plus: m.feedback_plus,
	minus: m.feedback_minus,
	interesting: m.feedback_interesting
};

/** "Steg: Budgetdialog"; null for the whole. */
export function pinText(pin: PinView): string | null {
	if (pin.title === null) return null;
	const title = pin.title[getLocale()];
	return pin.on === 'part' ? m.feedback_pin_part({ title }) : m.feedback_pin_step({ title });
}

/** "Från Region Gran", "Utan namn" or "Från en gäst". */
export function fromText(card: Pick<ShownCard, 'from' | 'nameless'>): string {
	if (card.nameless) return m.feedback_from_nobody();
	return card.from === null
		? m.feedback_from_guest()
		: m.feedback_from({ organisation: card.from.name });
}

/** A group's own title, else how it begins. */
export function clusterTitle(cluster: ClusterView, cards: readonly ShownCard[]): string {
	if (cluster.title !== '') return cluster.title;
	const first = cards.find((card) => card.clusterId === cluster.clusterId);
	return first === undefined ? m.feedback_group_untitled() : shortText(first.text);
}

/** The beginning of a text, for a list of choices. */
export function shortText(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length <= 40 ? line : `${line.slice(0, 38).trimEnd().toWellFormed()}…`;
}

/** The cards in the order in which they are read: groups first, each together, then the rest. */
export function inReadingOrder(turn: Pick<CardTurn, 'cards' | 'clusters'>): readonly ShownCard[] {
	const grouped = turn.clusters.flatMap(({ clusterId }) =>
		turn.cards.filter((card) => card.clusterId === clusterId)
	);
	return [...grouped, ...turn.cards.filter((card) => !grouped.includes(card))];
}
