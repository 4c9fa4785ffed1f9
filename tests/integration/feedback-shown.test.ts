import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/server/db/actor.ts';
import { newId } from '#lib/server/ids.ts';
import { answerCard, leaveCard } from '#lib/server/usecases/feedback/answer-card.ts';
import { groupCards, ungroupCards } from '#lib/server/usecases/feedback/group-cards.ts';
import { showCard } from '#lib/server/usecases/feedback/lead-cards.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { openMeeting } from '#lib/server/usecases/meeting/open-meeting.ts';
import { stepAgenda } from '#lib/server/usecases/meeting/step-agenda.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';
import { FriendDesk } from '../support/feedback.ts';
import { codeOf } from '../support/people.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let north: SeededOrganisation;
let south: SeededOrganisation;
let west: SeededOrganisation;
let leader: SeededPerson;
let meetingId: string;
let writer: FriendDesk;
let other: FriendDesk;
let receiver: SeededPerson;

beforeAll(async () => {
	app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
	app.clock.step(minute);
	north = await app.seed.insertOrganisation();
	south = await app.seed.insertOrganisation();
	west = await app.seed.insertOrganisation();
	const { groupId } = await app.seed.insertRoundWithGroup([north, south, west]);
	meetingId = await app.seed.insertMeeting(groupId);
	leader = await app.seed.insertKeyPerson(north);
	receiver = await app.seed.insertMember(north);
	writer = deskOf(await app.seed.insertMember(south), south);
	other = deskOf(await app.seed.insertMember(west), west);
	await openMeeting(app.ports, leader.actor, { meetingId });
});

const deskOf = (person: SeededPerson, organisation: SeededOrganisation) =>
	new FriendDesk(app.ports, person, organisation, meetingId);

/** Goes to an item of an organisation's turn. */
async function goTo(kind: string, organisation: SeededOrganisation): Promise<void> {
	const itemId = await app.seed.asSystem(async (tx) => {
		const item = await tx
			.selectFrom('agenda_item')
			.select('id')
			.where('meeting_id', '=', meetingId)
			.where('organisation_id', '=', organisation.id)
			.where(sql<boolean>`kind = ${kind}`)
			.executeTakeFirstOrThrow();
		return item.id;
	});
	await stepAgenda(app.ports, leader.actor, { meetingId, step: { step: 'goTo', itemId } });
}

const liveOf = async (actor: Actor, audience: 'meeting' | 'meetingLead' | 'meetingWall') =>
	(await readSnapshot(app.ports, actor, meetingId, audience)).slices.cards.data;
const turnOf = async (organisation: SeededOrganisation, actor: Actor = receiver.actor) =>
	(await liveOf(actor, 'meeting')).turns.find((one) => one.organisation.id === organisation.id);
describe('shown cards', () => {
	async function shownCards(...texts: string[]): Promise<string[]> {
		const ids: string[] = [];
		for (const text of texts) ids.push(await writer.write(north, text));
		await goTo('feedback', north);
		return ids;
	}
	const seen = (...ids: string[]) => ids.map((cardId) => ({ cardId, seen: 0 }));

	test('are read one by one, and only by whoever leads is it chosen which', async () => {
		const [cardId = ''] = await shownCards('Det första');
		const show = { meetingId, organisationId: north.id, cardId };
		expect(await codeOf(showCard(app.ports, receiver.actor, show))).toBe('notAllowed');
		await showCard(app.ports, leader.actor, show);
		expect((await turnOf(north))?.currentCardId).toBe(cardId);
		const hidden = await other.write(south, 'Inte visat');
		const early = { meetingId, organisationId: south.id, cardId: hidden };
		expect(await codeOf(showCard(app.ports, leader.actor, early))).toBe('notFound');
	});

	test('two who group the same card at once: one does, the other is told', async () => {
		const [a = '', b = '', c = ''] = await shownCards('Ett', 'Två', 'Tre');
		const outcomes = await Promise.all([
			codeOf(groupCards(app.ports, receiver.actor, { cards: seen(a, b), clusterId: newId() })),
			codeOf(groupCards(app.ports, other.person.actor, { cards: seen(a, c), clusterId: newId() }))
		]);
		expect(outcomes.sort()).toEqual(['changedByAnother', 'went well']);
		const turn = await turnOf(north);
		expect(turn?.clusters).toHaveLength(1);
		expect(turn?.cards.filter((card) => card.clusterId !== null)).toHaveLength(2);
		const placed = (turn?.cards ?? []).filter((card) => card.clusterId !== null);
		await ungroupCards(app.ports, receiver.actor, {
			cards: placed.map((card) => ({ cardId: card.cardId, seen: card.placeVersion }))
		});
		expect((await turnOf(north))?.clusters).toEqual([]);
	});

	test('are answered by whoever got them, in nobody’s stead, and nobody’s words are written over', async () => {
		const [cardId = ''] = await shownCards('Varför just då?');
		const answer = (actor: Actor, words: string, version: number) =>
			answerCard(app.ports, actor, { cardId, answer: words, seen: version });
		expect(await codeOf(answer(writer.person.actor, 'Vi svarar åt er', 0))).toBe('notAllowed');
		await leaveCard(app.ports, receiver.actor, { cardId, left: true });
		expect(await answer(receiver.actor, 'För att budgeten styr', 0)).toEqual({
			version: 1,
			conflict: null
		});
		expect(await answer(leader.actor, 'Ett annat svar', 0)).toEqual({
			version: 1,
			conflict: 'För att budgeten styr'
		});
		expect((await turnOf(north))?.cards[0]).toMatchObject({
			answer: 'För att budgeten styr',
			left: false
		});
		await expect(
			withActor(app.ports.db, writer.person.actor, (tx) =>
				sql`UPDATE feedback_card SET answer = 'Annat' WHERE id = ${cardId}`.execute(tx)
			)
		).rejects.toThrow('answered by whom it was given to');
	});
});
