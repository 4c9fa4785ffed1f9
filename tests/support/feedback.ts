import type { CardKind, CardPin } from '#lib/domain/feedback/card.ts';
import { insertTakeaway } from '#lib/server/db/queries/takeaway.ts';
import { newId } from '#lib/server/ids.ts';
import type { feedbackCommands } from '#lib/server/live/feedback-commands.ts';
import type { Ports } from '#lib/server/ports.ts';
import { writeCard } from '#lib/server/usecases/feedback/write-card.ts';
import type { Seed, SeededOrganisation, SeededPerson, SeededRun } from './seed.ts';

/** What there is of feedback in a meeting: something for every command to be about. */
export type FeedbackSubjects = {
	readonly peerId: string;
	/** A shown card to the organisation, in a group. */
	readonly shownCardId: string;
	readonly clusterId: string;
	/** The key person's own card to the peer that is not shown. */
	readonly hiddenCardId: string;
	readonly takeawayId: string;
	readonly noteId: string;
	readonly decisionId: string;
};

const seeded = new Map<string, FeedbackSubjects>();

/** A peer in the meeting's group, cards both ways, and what came of them. */
export async function seedFeedback(
	{ seed, clock }: { seed: Seed; clock: { now(): Date } },
	run: { organisation: SeededOrganisation; keyPerson: SeededPerson; meetingId: string }
): Promise<FeedbackSubjects> {
	const peer = await seed.insertOrganisation();
	const ids: FeedbackSubjects = {
		peerId: peer.id,
		shownCardId: newId(),
		clusterId: newId(),
		hiddenCardId: newId(),
		takeawayId: newId(),
		noteId: newId(),
		decisionId: newId()
	};
	const at = clock.now();
	const meeting_id = run.meetingId;
	await seed.asSystem(async (tx) => {
		const { group_id, round_id } = await tx
			.selectFrom('meeting')
			.innerJoin('benchmarking_group as circle', 'circle.id', 'meeting.group_id')
			.select(['meeting.group_id', 'circle.round_id'])
			.where('meeting.id', '=', meeting_id)
			.executeTakeFirstOrThrow();
		await tx
			.insertInto('participation')
			.values({ id: newId(), round_id, group_id, organisation_id: peer.id })
			.execute();
		for (const organisation_id of [run.organisation.id, peer.id])
			await tx.insertInto('feedback_turn').values({ meeting_id, organisation_id }).execute();
		await tx
			.insertInto('card_cluster')
			.values({
				id: ids.clusterId,
				meeting_id,
				organisation_id: run.organisation.id,
				title: '',
				created_at: at
			})
			.execute();
		const card = { meeting_id, nameless: false, kind: 'strength' as const, created_at: at };
		const pin = { presentation_id: null, step_id: null, part_key: null, pin_text: '' };
		await tx
			.insertInto('feedback_card')
			.values({
				...card,
				...pin,
				id: ids.shownCardId,
				to_organisation_id: run.organisation.id,
				from_organisation_id: peer.id,
				writer_person_id: null,
				text: 'Ni frågar efter resultat',
				shown_at: at,
				cluster_id: ids.clusterId
			})
			.execute();
		await tx
			.insertInto('feedback_card')
			.values({
				...card,
				...pin,
				id: ids.hiddenCardId,
				to_organisation_id: peer.id,
				from_organisation_id: run.organisation.id,
				writer_person_id: run.keyPerson.id,
				text: 'Ännu bara mitt'
			})
			.execute();
		await insertTakeaway(tx, {
			id: ids.takeawayId,
			meeting_id,
			organisation_id: run.organisation.id,
			text: 'Fråga efter resultat varje kvartal',
			from_card_id: null,
			from_step_id: null,
			origin_text: '',
			created_by: null,
			created_at: at
		});
		await tx
			.insertInto('plus_minus_note')
			.values({
				id: ids.noteId,
				meeting_id,
				writer_person_id: run.keyPerson.id,
				kind: 'plus',
				text: 'Bra tempo',
				created_at: at
			})
			.execute();
		await tx
			.insertInto('meeting_decision')
			.values({
				id: ids.decisionId,
				meeting_id,
				organisation_id: null,
				text: 'Vi delar mallen',
				who: '',
				due_on: null,
				created_at: at
			})
			.execute();
	});
	seeded.set(meeting_id, ids);
	return ids;
}

type FeedbackCommandName = keyof typeof feedbackCommands;
type Run = Pick<SeededRun, 'meetingId' | 'organisation'>;

/** Of a meeting where nothing is seeded: the right shape, and nothing there. */
const nothing = (): FeedbackSubjects => ({
	peerId: newId(),
	shownCardId: newId(),
	clusterId: newId(),
	hiddenCardId: newId(),
	takeawayId: newId(),
	noteId: newId(),
	decisionId: newId()
});
const of = ({ meetingId }: Run) => seeded.get(meetingId) ?? nothing();
const words = { kind: 'idea', text: 'Prova mallen', pin: { on: 'whole' } } as const;

/** A valid input for every command on feedback, from a run before its meeting. */
export const feedbackInputs: Record<FeedbackCommandName, (run: Run) => unknown> = {
	writeCard: (run) => ({
		cardId: newId(),
		meetingId: run.meetingId,
		fromOrganisationId: run.organisation.id,
		toOrganisationId: of(run).peerId,
		nameless: false,
		...words
	}),
	changeCard: (run) => ({ cardId: of(run).hiddenCardId, seen: 1, ...words }),
	withdrawCard: (run) => ({ cardId: of(run).hiddenCardId }),
	showCard: (run) => ({
		meetingId: run.meetingId,
		organisationId: run.organisation.id,
		cardId: of(run).shownCardId
	}),
	chooseNaming: ({ meetingId }) => ({ meetingId, nameless: false }),
	groupCards: (run) => ({ cards: [{ cardId: of(run).shownCardId, seen: 0 }], clusterId: newId() }),
	ungroupCards: (run) => ({ cards: [{ cardId: of(run).shownCardId, seen: 0 }] }),
	nameCluster: (run) => ({ clusterId: of(run).clusterId, title: 'Uppföljning', seen: 1 }),
	answerCard: (run) => ({ cardId: of(run).shownCardId, answer: 'Tack', seen: 0 }),
	leaveCard: (run) => ({ cardId: of(run).shownCardId, left: true }),
	takeHomeCard: (run) => ({
		takeawayId: newId(),
		cardId: of(run).shownCardId,
		organisationId: run.organisation.id
	}),
	addTakeaway: (run) => ({
		takeawayId: newId(),
		meetingId: run.meetingId,
		organisationId: run.organisation.id,
		text: 'En mall för beslut',
		fromStepId: null
	}),
	changeTakeaway: (run) => ({ takeawayId: of(run).takeawayId, text: 'Varje månad', seen: 1 }),
	removeTakeaway: (run) => ({ takeawayId: of(run).takeawayId }),
	logTakeaway: (run) => ({ takeawayId: of(run).takeawayId }),
	saveReflection: (run) => ({
		meetingId: run.meetingId,
		organisationId: run.organisation.id,
		question: 'why',
		text: 'För att cheferna frågar',
		seen: 0
	}),
	showReflections: ({ meetingId }) => ({ meetingId }),
	savePlusMinus: ({ meetingId }) => ({ noteId: newId(), meetingId, kind: 'plus', text: 'Bra' }),
	removePlusMinus: (run) => ({ noteId: of(run).noteId }),
	saveDecision: ({ meetingId }) => ({
		decisionId: newId(),
		meetingId,
		organisationId: null,
		text: 'Vi ses på nätet',
		who: 'Karin',
		dueOn: '2026-05-01',
		seen: null
	}),
	removeDecision: (run) => ({ decisionId: of(run).decisionId }),
	setNextDate: ({ meetingId }) => ({ meetingId, day: '2099-05-12', seen: '' })
};

export function isFeedbackCommand(name: string): name is FeedbackCommandName {
	return Object.hasOwn(feedbackInputs, name);
}

/** A critical friend at their desk. */
export class FriendDesk {
	readonly #ports: Ports;
	readonly person: SeededPerson;
	readonly organisation: SeededOrganisation;
	readonly #meetingId: string;

	constructor(
		ports: Ports,
		person: SeededPerson,
		organisation: SeededOrganisation,
		meetingId: string
	) {
		this.#ports = ports;
		this.person = person;
		this.organisation = organisation;
		this.#meetingId = meetingId;
	}

	/** Writes a card and returns its id. */
	async write(
		to: SeededOrganisation,
		text: string,
		given: { cardId?: string; kind?: CardKind; pin?: CardPin; nameless?: boolean } = {}
	): Promise<string> {
		const cardId = given.cardId ?? newId();
		await writeCard(this.#ports, this.person.actor, {
			cardId,
			meetingId: this.#meetingId,
			fromOrganisationId: this.organisation.id,
			toOrganisationId: to.id,
			nameless: given.nameless ?? false,
			kind: given.kind ?? 'consider',
			text,
			pin: given.pin ?? { on: 'whole' }
		});
		return cardId;
	}
}
