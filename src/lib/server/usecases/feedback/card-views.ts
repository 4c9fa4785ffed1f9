import { isSilenceOver } from '#lib/domain/feedback/silence.ts';
import type {
	CardsView,
	CardTurn,
	LeadCardsView,
	PinView,
	ShownCard
} from '#lib/contract/views/feedback.ts';
import type { MeetingAudience } from '#lib/contract/views/meeting.ts';
import type { AppTransaction } from '../../db/database.ts';
import { readAgenda } from '../../db/queries/agenda.ts';
import { listPartTitles } from '../../db/queries/card-pin.ts';
import {
	countHiddenCards,
	hasCards,
	listShownCards,
	type CardRow,
	type CardWithGiver
} from '../../db/queries/feedback-card.ts';
import { findFeedbackChoices, listClusters, listTurns } from '../../db/queries/feedback-turn.ts';
import { listOrganisationsOfGroup, type MeetingWithPlace } from '../../db/queries/meeting-place.ts';
import { listTakeaways } from '../../db/queries/takeaway.ts';

type PartTitles = Awaited<ReturnType<typeof listPartTitles>>;

/**
 * The cards everybody in the meeting sees. A card that is not shown is in no audience's view, not the leader's either:
 * they hear how many wait.
 */
export async function buildCards(
	tx: AppTransaction,
	meeting: MeetingWithPlace,
	audience: MeetingAudience
): Promise<CardsView | LeadCardsView> {
	const { nameless } = await findFeedbackChoices(tx, meeting.id);
	const view = { nameless, turns: await readTurns(tx, meeting) };
	if (audience !== 'meetingLead') return view;
	const waiting = (await countHiddenCards(tx, meeting.id)).map((row) => ({
		organisationId: row.to_organisation_id,
		count: row.count
	}));
	return { ...view, waiting, mayChooseNaming: !(await hasCards(tx, meeting.id)) };
}

/** The shown cards by whom they were given to, in the order of the agenda's turns. */
export async function readTurns(
	tx: AppTransaction,
	meeting: MeetingWithPlace
): Promise<CardTurn[]> {
	const agenda = await readAgenda(tx, meeting);
	const turns = await listTurns(tx, meeting.id);
	const clusters = await listClusters(tx, meeting.id);
	const cards = await readShownCards(tx, meeting.id);
	const organisations = await listOrganisationsOfGroup(tx, meeting.group_id);
	return organisations.map(({ id, name }) => {
		const turn = turns.find((one) => one.organisation_id === id);
		return {
			organisation: { id, name },
			shown: meeting.state === 'held' || isSilenceOver(agenda, id),
			currentCardId: turn?.current_card_id ?? null,
			cards: cards.filter((card) => card.to === id).map(({ to: _, ...card }) => card),
			clusters: clusters
				.filter((one) => one.organisation_id === id)
				.map((one) => ({ clusterId: one.id, title: one.title, version: one.version }))
		};
	});
}

/** Every shown card with whom it was given to. */
export async function readShownCards(
	tx: AppTransaction,
	meetingId: string
): Promise<(ShownCard & { readonly to: string })[]> {
	const titles = await listPartTitles(tx, meetingId);
	const takeaways = await listTakeaways(tx, meetingId);
	return (await listShownCards(tx, meetingId)).map((card) => ({
		...shownCard(card, titles),
		to: card.to_organisation_id,
		takenHomeBy: takeaways
			.filter((one) => one.from_card_id === card.id)
			.map((one) => one.organisation_id)
	}));
}

function shownCard(card: CardWithGiver, titles: PartTitles): Omit<ShownCard, 'takenHomeBy'> {
	return {
		cardId: card.id,
		kind: card.kind,
		text: card.text,
		pin: pinView(card, titles),
		from:
			card.from_organisation_id === null || card.from_name === null
				? null
				: { id: card.from_organisation_id, name: card.from_name },
		nameless: card.nameless,
		clusterId: card.cluster_id,
		placeVersion: card.place_version,
		answer: card.answer,
		answerVersion: card.answer_version,
		left: card.left_at !== null
	};
}

export function pinView(
	card: Pick<CardRow, 'presentation_id' | 'step_id' | 'part_key' | 'pin_text'>,
	titles: PartTitles
): PinView {
	const words = { sv: card.pin_text, en: card.pin_text };
	if (card.part_key !== null) {
		const title = titles.get(`${card.presentation_id ?? ''} ${card.part_key}`) ?? words;
		return { on: 'part', key: card.part_key, title };
	}
	if (card.pin_text === '') return { on: 'whole', key: null, title: null };
	return { on: 'step', key: card.step_id, title: words };
}
